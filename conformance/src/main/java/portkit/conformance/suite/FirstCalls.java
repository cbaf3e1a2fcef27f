package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import portkit.conformance.Verdict;
import portkit.conformance.guest.GuestProgram;
import portkit.conformance.script.Script;

/**
 * The calls without which the suite could only wait for one guest after the other to fail: each is
 * made once, the ones first that reports are made with. For ports that are still being written.
 */
public final class FirstCalls {
  private record Probe(String clause, String name, String script) {}

  private static final List<Probe> PROBES =
      List.of(
          new Probe("WRT-01", "a guest starts, reports and ends", ""),
          new Probe("CLK-01", "nanotime", "r1 = nanotime"),
          new Probe("MEM-01", "reserve", "r1 = reserve 0 4K"),
          new Probe("MEM-04", "commit", "r1 = reserve 0 4K\nr2 = commit r1 4K"),
          new Probe("MEM-09", "decommit", "r1 = reserve 0 4K\nr2 = decommit r1 4K"),
          new Probe("MEM-12", "release", "r1 = reserve 0 4K\nr2 = release r1 4K"));

  private FirstCalls() {}

  /**
   * Makes the calls on a subject, as long as a guest can report.
   *
   * @param progress is told each result as it comes
   */
  public static List<CaseResult> judge(Subject subject, Consumer<CaseResult> progress) {
    ScriptRunner runner = new ScriptRunner(subject, GuestProgram.build());
    List<CaseResult> results = new ArrayList<>();
    for (Probe probe : PROBES) {
      Script script = Script.of(probe.script);
      Judgement judgement = runner.run(List.of(script)).getFirst();
      CaseResult result =
          new CaseResult(
              Clauses.named(List.of(probe.clause)),
              "first call: " + probe.name,
              subject.name(),
              judgement.verdict(),
              judgement.message(),
              Optional.of(script),
              judgement.log(),
              judgement.duration());
      progress.accept(result);
      results.add(result);
      if (results.size() == 1 && result.verdict() != Verdict.PASS) {
        break; // nothing else could be heard of
      }
    }
    return List.copyOf(results);
  }
}
