package portkit.conformance.suite;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import portkit.conformance.Verdict;
import portkit.os.Profile;

/**
 * What came of a case, before it is known whose.
 *
 * @param message empty for a pass
 * @param log what the guest wrote and the port reported, if it was no pass
 */
public record Judgement(Verdict verdict, String message, String log, Duration duration) {
  static Judgement pass(Duration duration) {
    return new Judgement(Verdict.PASS, "", "", duration);
  }

  static Judgement notApplicable(Cases.ScriptCase testCase, Set<Profile> profiles) {
    Set<Profile> missing = EnumSet.copyOf(testCase.directives().needs());
    missing.removeAll(profiles);
    return new Judgement(Verdict.NOT_APPLICABLE, "the port has not " + missing, "", Duration.ZERO);
  }

  static Judgement fail(String message, GuestRun run) {
    return new Judgement(Verdict.FAIL, message, log(run), run.duration());
  }

  static Judgement unavailable(GuestRun run) {
    return new Judgement(Verdict.UNAVAILABLE, run.complaint(), log(run), run.duration());
  }

  private static String log(GuestRun run) {
    String complaint = run.complaint().isEmpty() ? "" : "port: " + run.complaint() + "\n";
    return complaint + "output: " + run.output() + "\n" + run.log();
  }
}
