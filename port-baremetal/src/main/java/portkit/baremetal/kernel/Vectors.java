package portkit.baremetal.kernel;

/** Numbers of the processor's exceptions (SDM vol. 3, 6.3.1). */
final class Vectors {
  static final int DIVIDE = 0;
  static final int DEBUG = 1;
  static final int BREAKPOINT = 3;
  static final int INVALID_OPCODE = 6;
  static final int STACK = 12;
  static final int PROTECTION = 13;
  static final int PAGE_FAULT = 14;
  static final int X87 = 16;
  static final int ALIGNMENT = 17;
  static final int SIMD = 19;

  private Vectors() {}
}
