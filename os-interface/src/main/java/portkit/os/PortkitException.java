package portkit.os;

/**
 * Something a person can put right. The message is the one line they see: what was wrong, where,
 * what was expected, what to do.
 */
public final class PortkitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Failure failure;

  /** A failure of the given kind with the line that explains it. */
  public PortkitException(Failure failure, String message) {
    super(message);
    this.failure = failure;
  }

  /** As above, with the exception that led to it kept for {@code --debug}. */
  public PortkitException(Failure failure, String message, Throwable cause) {
    super(message, cause);
    this.failure = failure;
  }

  /** The kind of failure, which decides the exit code. */
  public Failure failure() {
    return failure;
  }
}
