package portkit.metal.asm;

/** The eight operations that share their encodings, in the order of their number. */
public enum Alu {
  ADD(0),
  OR(1),
  ADC(2),
  SBB(3),
  AND(4),
  SUB(5),
  XOR(6),
  CMP(7);

  private final int number;

  Alu(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The opcode of {@code op r/m8, r8}, from which the others follow. */
  int opcode() {
    return 8 * number();
  }
}
