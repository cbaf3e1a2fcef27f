package portkit.conformance.mutant;

/** Takes a thread of the program out of whatever it does: the program is over. */
final class SimulatedExit extends RuntimeException {
  private static final long serialVersionUID = 1;

  SimulatedExit() {
    super("the program is over", null, false, false);
  }
}
