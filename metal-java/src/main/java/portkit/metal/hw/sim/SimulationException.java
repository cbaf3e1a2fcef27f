package portkit.metal.hw.sim;

/** The simulated machine was used in a way for which it has no answer. */
public final class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the line that says what was tried, and where. */
  public SimulationException(String message) {
    super(message);
  }

  /** As above, caused by something else. */
  public SimulationException(String message, Throwable cause) {
    super(message, cause);
  }
}
