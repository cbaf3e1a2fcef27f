package portkit.conformance.guest;

/** How operands stand in a script's code: a byte that says what follows. */
public final class Encoding {
  /** A number of 0 to 8 bytes, little-endian and signed; the count is added. Below: a register. */
  public static final int NUMBER = Lane.REGISTER_COUNT;

  /** The address of a cell, whose number follows in two bytes. */
  public static final int CELL = NUMBER + Long.BYTES + 1;

  /** A {@link Known} value, whose ordinal follows in a byte. */
  public static final int KNOWN = CELL + 1;

  /** The characters of a script's argument, six bits each, the highest first. */
  public static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** In reports the number of a thread stands above a small number, by so many bits. */
  public static final int THREAD_SHIFT = 8;

  private Encoding() {}

  /** The six bits of a character; -1 if it is none of the alphabet. */
  static int sextet(int character) {
    if (character >= 'A' && character <= 'Z') {
      return character - 'A';
    }
    if (character >= 'a' && character <= 'z') {
      return character - 'a' + 26;
    }
    if (character >= '0' && character <= '9') {
      return character - '0' + 52;
    }
    return character == '-' ? 62 : character == '_' ? 63 : -1;
  }
}
