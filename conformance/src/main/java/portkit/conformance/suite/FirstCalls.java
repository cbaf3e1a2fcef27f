package portkit.conformance.suite;

import java.nio.ByteBuffer;
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
  private record Probe(String clause, String name, String script) {
    private CaseResult result(Subject subject, ByteBuffer guest) {
      Script one = Script.of(".tests " + clause + "\n" + script);
      Judgement judgement = new ScriptRunner(subject, guest).run(List.of(one)).getFirst();
      Optional<Script> shown = script.isEmpty() ? Optional.empty() : Optional.of(one);
      return CaseResult.of(Clauses.named(List.of(clause)), name, subject.name(), judgement, shown);
    }
  }

  private static final Probe START = new Probe("WRT-01", "a guest starts, reports and ends", "");

  private static final List<Probe> CALLS =
      List.of(
          new Probe("CLK-01", "first call: nanotime", "r1 = nanotime"),
          new Probe("MEM-01", "first call: reserve", "r1 = reserve 0 4K"),
          new Probe("MEM-04", "first call: commit", "r1 = reserve 0 4K\nr2 = commit r1 4K"),
          new Probe("MEM-09", "first call: decommit", "r1 = reserve 0 4K\nr2 = decommit r1 4K"),
          new Probe("MEM-12", "first call: release", "r1 = reserve 0 4K\nr2 = release r1 4K"));

  private FirstCalls() {}

  /** Starts a guest that only reports its start and its end. */
  static CaseResult start(Subject subject, ByteBuffer guest) {
    return START.result(subject, guest);
  }

  /**
   * Makes the calls on a subject; if no guest can report, only that is told.
   *
   * @param progress is told each result as it comes
   */
  public static List<CaseResult> judge(Subject subject, Consumer<CaseResult> progress) {
    ByteBuffer guest = GuestProgram.build();
    CaseResult start = start(subject, guest);
    List<CaseResult> results = new ArrayList<>();
    Consumer<CaseResult> each = progress.andThen(results::add);
    if (start.verdict() == Verdict.PASS) {
      CALLS.forEach(probe -> each.accept(probe.result(subject, guest)));
    } else {
      each.accept(start);
    }
    return List.copyOf(results);
  }
}
