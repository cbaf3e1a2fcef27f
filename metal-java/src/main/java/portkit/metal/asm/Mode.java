package portkit.metal.asm;

/** The processor mode that code is for, as an assembler's .code64 and .code32. */
public enum Mode {
  /** 64-bit mode. */
  LONG,
  /**
   * 32-bit protected mode, flat: the state in which a PVH loader enters a kernel. The first eight
   * registers, operands up to 32 bits.
   */
  PROTECTED
}
