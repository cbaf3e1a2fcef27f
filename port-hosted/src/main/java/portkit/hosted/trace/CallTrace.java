package portkit.hosted.trace;

/** Reports calls of the OS table. Thread-safe. */
public interface CallTrace {
  /**
   * A call has been served on the calling thread.
   *
   * @param slot which call
   * @param arguments at least as many as it has
   * @param result its result, if it has one
   * @param start when it began, in {@link System#nanoTime} time
   * @param end when it was done
   */
  void called(int slot, long[] arguments, long result, long start, long end);
}
