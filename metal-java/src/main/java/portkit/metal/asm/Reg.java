package portkit.metal.asm;

/** A general-purpose register; the instruction's {@link Width} says how much of it is used. */
public enum Reg implements Rm {
  RAX(0),
  RCX(1),
  RDX(2),
  RBX(3),
  RSP(4),
  RBP(5),
  RSI(6),
  RDI(7),
  R8(8),
  R9(9),
  R10(10),
  R11(11),
  R12(12),
  R13(13),
  R14(14),
  R15(15);

  private final int number;

  Reg(int number) {
    this.number = number;
  }

  /** The number in ModRM and REX. */
  int number() {
    return number;
  }

  /** SPL, BPL, SIL and DIL exist only behind a REX prefix; without one they would be AH to BH. */
  boolean byteNeedsRex() {
    return number() >= 4;
  }
}
