package portkit.conformance.suite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import portkit.conformance.Verdict;
import portkit.conformance.script.Script;
import portkit.os.spec.ClauseSpec;

/**
 * What became of one case on one port.
 *
 * @param clauses that the case tests; never empty
 * @param name the case's, unique within the suite
 * @param port on which it was run
 * @param verdict how it ended
 * @param message why, for a person, beginning with the clause that was broken; empty for a pass
 * @param script what can be replayed; shrunk if it failed and was made at random
 * @param log what the guest wrote and the port reported, if it did not pass
 * @param duration how long it took; the share of a batch for cases that ran in one
 */
public record CaseResult(
    List<ClauseSpec> clauses,
    String name,
    String port,
    Verdict verdict,
    String message,
    Optional<Script> script,
    String log,
    Duration duration) {
  /** Copies the clauses. */
  public CaseResult {
    clauses = List.copyOf(clauses);
  }

  /** The verdict, the name, the message. */
  @Override
  public String toString() {
    return "%-14s %s%s".formatted(verdict, name, message.isEmpty() ? "" : ": " + message);
  }
}
