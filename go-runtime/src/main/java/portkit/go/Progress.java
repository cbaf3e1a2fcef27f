package portkit.go;

/** Hears of the steps of work that takes long, to show them. */
@FunctionalInterface
public interface Progress {
  /** Shows nothing. */
  Progress NONE = what -> () -> {};

  /**
   * A step begins; how far it is on is not known.
   *
   * @param what what is being done, such as {@code building the go command for GOOS=tiny}
   * @return to be closed when it ends, well or not
   */
  Step begin(String what);

  /** A step under way. */
  interface Step extends AutoCloseable {
    @Override
    void close();
  }
}
