package portkit.conformance.suite;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import portkit.conformance.Verdict;
import portkit.os.Profile;

/**
 * What came of a case, before it is known whose.
 *
 * @param broken the clauses that it shows broken; none for a pass, or if it cannot be told
 * @param message empty for a pass
 * @param log what the guest wrote and the port reported, if it was no pass
 */
public record Judgement(
    Verdict verdict, List<String> broken, String message, String log, Duration duration) {
  /** Copies the clauses. */
  public Judgement {
    broken = List.copyOf(broken);
  }

  /** It holds. */
  public static Judgement pass(Duration duration) {
    return new Judgement(Verdict.PASS, List.of(), "", "", duration);
  }

  /** It does not hold, which a log shows. */
  public static Judgement fail(String message, String log, Duration duration) {
    return new Judgement(Verdict.FAIL, List.of(), message, log, duration);
  }

  static Judgement notApplicable(Set<Profile> needs, Set<Profile> profiles) {
    Set<Profile> missing = EnumSet.copyOf(needs);
    missing.removeAll(profiles);
    return new Judgement(
        Verdict.NOT_APPLICABLE, List.of(), "the port has not " + missing, "", Duration.ZERO);
  }

  static Judgement fail(Complaint complaint, GuestRun run) {
    return new Judgement(
        Verdict.FAIL, complaint.clauses(), complaint.what(), log(run), run.duration());
  }

  static Judgement unavailable(GuestRun run) {
    return new Judgement(Verdict.UNAVAILABLE, List.of(), run.complaint(), log(run), run.duration());
  }

  private static String log(GuestRun run) {
    String complaint = run.complaint().isEmpty() ? "" : "port: " + run.complaint() + "\n";
    String output = run.output().isEmpty() ? "" : "output: " + run.output() + "\n";
    return complaint + output + run.log();
  }
}
