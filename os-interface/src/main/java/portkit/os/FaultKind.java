package portkit.os;

/** What stopped the thread: the {@code kind} field of a {@link FaultField fault record}. */
public enum FaultKind {
  /** A load, store or fetch that memory does not allow (#PF, #GP, #SS, #AC). */
  MEMORY(1),
  /** An integer division by zero, or whose quotient does not fit (#DE). */
  INTEGER_DIVIDE(2),
  /** A floating-point exception (#MF, #XM). */
  FLOATING_POINT(3),
  /** An instruction that is undefined or not allowed (#UD). */
  ILLEGAL_INSTRUCTION(4),
  /** A breakpoint instruction (#BP). */
  BREAKPOINT(5),
  /** No fault: another thread called {@link Os#interrupt}. */
  INTERRUPT(6);

  private final int code;

  FaultKind(int code) {
    this.code = code;
  }

  /** The number in the record. */
  public int code() {
    return code;
  }
}
