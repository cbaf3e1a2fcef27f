package portkit.metal.asm;

/** A control register (SDM 3A 2.5). */
public enum ControlReg {
  CR0(0),
  CR2(2),
  CR3(3),
  CR4(4),
  CR8(8);

  private final int number;

  ControlReg(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
