package portkit.cli;

/** A child process has failed and said why itself; only its exit code is left to be passed on. */
final class ChildFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  ChildFailed(int exitCode) {
    super("a child process ended with " + exitCode);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
