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
 * @param about those of them that the verdict is about: the broken ones of a failure, the ones
 *     whose excuse has to go; else all
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
    List<ClauseSpec> about,
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
    about = List.copyOf(about);
  }

  /** A case that has been judged. */
  public static CaseResult of(
      List<ClauseSpec> clauses,
      String name,
      String port,
      Judgement judgement,
      Optional<Script> script) {
    List<ClauseSpec> broken =
        clauses.stream().filter(c -> judgement.broken().contains(c.id())).toList();
    return new CaseResult(
        clauses,
        broken.isEmpty() ? clauses : broken,
        name,
        port,
        judgement.verdict(),
        judgement.message(),
        script,
        judgement.log(),
        judgement.duration());
  }

  /** The same with another verdict, about some of its clauses. */
  CaseResult with(Verdict other, List<ClauseSpec> those, String otherMessage) {
    return new CaseResult(clauses, those, name, port, other, otherMessage, script, log, duration);
  }

  /** What it says of a clause; empty if nothing. */
  public Optional<Verdict> verdict(ClauseSpec clause) {
    if (about.contains(clause)) {
      return Optional.of(verdict);
    }
    // A script that breaks one clause may not have come to what it was to find out of another.
    return verdict == Verdict.XPASS && clauses.contains(clause)
        ? Optional.of(Verdict.PASS)
        : Optional.empty();
  }

  /** The verdict, the name, the message. */
  @Override
  public String toString() {
    return "%-14s %s%s".formatted(verdict, name, message.isEmpty() ? "" : ": " + message);
  }
}
