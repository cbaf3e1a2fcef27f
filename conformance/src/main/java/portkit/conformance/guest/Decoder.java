package portkit.conformance.guest;

/** Makes bytes of a script's argument again. */
final class Decoder {
  private static final int SEXTET = 6;

  private final Ground ground;

  Decoder(Ground ground) {
    this.ground = ground;
  }

  /** Puts the code that a C string stands for into its area. */
  void decode(long text) {
    long to = ground.memory() + Area.CODE;
    long end = to + Area.CODE_SIZE;
    int bits = 0;
    int count = 0;
    for (long at = text; to < end && ground.load8(at) != 0; at++) {
      bits = bits << SEXTET | Encoding.sextet(ground.load8(at));
      count += SEXTET;
      if (count >= Byte.SIZE) {
        count -= Byte.SIZE;
        ground.store8(to++, bits >> count);
        bits &= (1 << count) - 1;
      }
    }
  }
}
