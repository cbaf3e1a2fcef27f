package portkit.metal.asm;

/** A debug register (SDM 3B 18.2); DR4 and DR5 are aliases and left out. */
public enum DebugReg {
  DR0(0),
  DR1(1),
  DR2(2),
  DR3(3),
  DR6(6),
  DR7(7);

  private final int number;

  DebugReg(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
