package portkit.baremetal.kernel;

/** Numbers of interrupts: those of the processor (SDM vol. 3, 6.3.1), and ours from 32 on. */
public final class Vectors {
  static final int DIVIDE = 0;
  static final int BREAKPOINT = 3;
  static final int INVALID_OPCODE = 6;
  static final int STACK = 12;
  static final int PROTECTION = 13;
  static final int PAGE_FAULT = 14;
  static final int X87 = 16;
  static final int ALIGNMENT = 17;
  static final int SIMD = 19;

  /** The first vector that is not the processor's own. */
  static final int FIRST_DEVICE = 32;

  /** The local APIC's timer. */
  public static final int TIMER = 32;

  /** The console's UART. */
  public static final int CONSOLE = 36;

  /** An interrupt that was taken back. */
  public static final int SPURIOUS = 47;

  private Vectors() {}
}
