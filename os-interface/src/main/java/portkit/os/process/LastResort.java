package portkit.os.process;

/** What is done if a signal ends this process before it is closed. */
public final class LastResort implements AutoCloseable {
  private final Thread hook;

  /** Takes the work, which is done in a thread of its own; at once if the end has begun. */
  public LastResort(Runnable work) {
    hook = new Thread(work);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      work.run(); // it is ending already
    }
  }

  @Override
  public void close() {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is ending, and the hook does what remains to be done.
    }
  }
}
