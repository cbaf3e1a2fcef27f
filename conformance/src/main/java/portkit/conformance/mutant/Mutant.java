package portkit.conformance.mutant;

/**
 * A port that breaks a clause.
 *
 * @param clause that it breaks
 * @param name what it does wrong
 * @param port the port
 */
public record Mutant(String clause, String name, SimulatedPort port) {
  @Override
  public String toString() {
    return clause + " " + name;
  }
}
