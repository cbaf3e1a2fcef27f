package portkit.metal.asm;

/** The operand size of an instruction. */
public enum Width {
  BYTE(1),
  WORD(2),
  DWORD(4),
  QWORD(8);

  private final int bytes;

  Width(int bytes) {
    this.bytes = bytes;
  }

  /** Size in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Size in bits. */
  public int bits() {
    return 8 * bytes;
  }

  /**
   * The number as the sign-extended immediate of this size. Both readings of a byte, word or dword
   * are taken (0xff and -1); a quadword must be what 32 bits sign-extend to (SDM 2A 2.2.1.5).
   */
  int immediate(long value) {
    long min = -1L << Math.min(31, bits() - 1);
    long max = this == QWORD ? Integer.MAX_VALUE : -1L >>> (64 - bits());
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "immediate %d (0x%x) does not fit a %s operand: expected %d..%d"
              .formatted(value, value, this, min, max));
    }
    return switch (this) {
      case BYTE -> (byte) value;
      case WORD -> (short) value;
      case DWORD, QWORD -> (int) value;
    };
  }

  /** Bytes that an immediate of this operand size takes: quadwords have 32-bit immediates. */
  int immediateBytes() {
    return Math.min(bytes, 4);
  }
}
