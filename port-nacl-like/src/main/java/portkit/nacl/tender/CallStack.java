package portkit.nacl.tender;

/** Stack that calls may take (clause CAL-04). */
final class CallStack {
  /**
   * Of the 12 KiB, what is left when the gate and a signal before the signal stack is set took
   * theirs.
   */
  static final int CALL = 4 << 10;

  private CallStack() {}
}
