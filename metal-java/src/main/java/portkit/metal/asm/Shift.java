package portkit.metal.asm;

/** The rotates and shifts, which share their encodings. */
public enum Shift {
  ROL(0),
  ROR(1),
  RCL(2),
  RCR(3),
  SHL(4),
  SHR(5),
  SAR(7);

  private final int number;

  Shift(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
