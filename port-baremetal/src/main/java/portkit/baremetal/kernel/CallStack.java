package portkit.baremetal.kernel;

import portkit.os.Os;

/** What the calls of the interface and the interrupts may take of a stack; the build checks it. */
final class CallStack {
  /** What a call may take of the program's stack: clause CAL-04 of {@link Os}. */
  static final int CALL = 12 << 10;

  /** What an interrupt may take of a thread's interrupt stack, the program's handler included. */
  static final int INTERRUPT = 20 << 10;

  private CallStack() {}
}
