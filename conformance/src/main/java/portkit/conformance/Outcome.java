package portkit.conformance;

/**
 * What became of one test.
 *
 * @param test its name, unique within its layer
 * @param verdict how it ended
 * @param detail why, for a person: an excuse's reason or the last of what the test printed
 */
public record Outcome(String test, Verdict verdict, String detail) {
  @Override
  public String toString() {
    return "%-14s %s%s".formatted(verdict, test, detail.isEmpty() ? "" : ": " + detail);
  }
}
