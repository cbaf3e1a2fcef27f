package portkit.conformance.report;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portkit.conformance.Verdict;
import portkit.conformance.script.Script;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.SuiteRun;
import portkit.os.Profile;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/**
 * A port that keeps every clause of Core, and one that breaks MEM-06, with nasty words about it.
 */
final class SampleRuns {
  static final String NASTY = "</pre><script>document.title='escaped'</script> & \"quotes\" \u0001";

  static final Script SCRIPT =
      Script.of(
          """
          r1 = reserve 0 64K
          r2 = commit r1 32K
          r3 = add r1 8K
          r2 = decommit r3 8K
          r2 = release r3 8K
          expect MEM-06 r2 == 0
          """);

  private SampleRuns() {}

  static List<SuiteRun> both() {
    return List.of(run("good", Verdict.PASS), run("bad<port>", Verdict.FAIL));
  }

  static SuiteRun run(String port, Verdict verdict) {
    List<CaseResult> results =
        Contract.clauses().stream()
            .filter(clause -> clause.profile() == Profile.CORE)
            .map(clause -> result(clause, port, verdict))
            .toList();
    return new SuiteRun(
        port, Set.of(Profile.CORE), 7, "0123abcd", Map.of("qemu", "7.2", "java", "25"), results);
  }

  private static CaseResult result(ClauseSpec clause, String port, Verdict verdict) {
    boolean passes = verdict == Verdict.PASS || !clause.id().equals("MEM-06");
    return new CaseResult(
        List.of(clause),
        List.of(clause),
        "case of " + clause.id(),
        port,
        passes ? Verdict.PASS : verdict,
        passes ? "" : clause.id() + ": " + NASTY,
        Optional.of(SCRIPT),
        passes ? "" : NASTY,
        Duration.ofMillis(12));
  }

  static SuiteRun unavailable() {
    return new SuiteRun("none", EnumSet.of(Profile.CORE), 7, "", Map.of(), List.of());
  }
}
