package portkit.conformance.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an hour of reports is judged to be. */
class JudgementTest {
  private static final long SECOND = 1_000_000_000;

  /** A run of so many seconds whose every report is changed in some way. */
  private static Judgement run(UnaryOperator<Report> change) {
    List<Report> reports =
        IntStream.range(0, 3600)
            .mapToObj(i -> change.apply(report(i * SECOND, i * SECOND, 0, 0, 10 << 20, 60 << 20)))
            .toList();
    return new Judgement(reports);
  }

  private static Report report(
      long host, long clock, long stalled, long back, long runtime, long machine) {
    return new Report(host, clock, 5, 5, 7, 7, stalled, back, 0, runtime, machine);
  }

  private static Report late(Report r, long delay) {
    return report(r.hostNs() + delay, r.clockNs(), 0, 0, r.runtimeBytes(), r.machineBytes());
  }

  @Test
  void linesThatComeLateAreNoDrift() {
    Judgement judgement = run(r -> late(r, r.clockNs() / SECOND % 7 * 100_000_000));
    assertEquals(0, judgement.driftPpm(), 0.001);
    assertEquals(List.of(), judgement.complaints());
  }

  @Test
  void aClockThatGoesFastIsFound() {
    Judgement judgement =
        run(
            r ->
                report(
                    r.hostNs(), r.clockNs() + r.clockNs() * 3 / 10_000, 0, 0, 10 << 20, 60 << 20));
    assertEquals(300, judgement.driftPpm(), 1);
    assertEquals(1, judgement.complaints().size());
  }

  @Test
  void memoryThatCreepsIsFoundAndAWarmUpIsNot() {
    Judgement warm =
        run(
            r ->
                report(
                    r.hostNs(), r.clockNs(), 0, 0, Math.min(r.clockNs() / 1000, 8 << 20), 1 << 20));
    assertEquals(List.of(), warm.complaints());
    Judgement creeping =
        run(r -> report(r.hostNs(), r.clockNs(), 0, 0, 1 << 20, r.clockNs() / 1_000_000));
    assertTrue(creeping.complaints().getFirst().startsWith("the machine's memory has grown"));
  }

  @Test
  void whatIsLostOrStepsBackIsFound() {
    Judgement judgement = run(r -> report(r.hostNs(), r.clockNs(), 2, 3, 1 << 20, 1 << 20));
    assertEquals(2, judgement.complaints().size(), judgement.complaints()::toString);
  }

  @Test
  void aLineBecomesAReport() {
    String line =
        "report fired=1 armed=2 received=3 sent=4 stalled=5 stepsback=6 late=7 sys=8"
            + " collections=9 clock=10";
    assertEquals(new Report(11, 10, 1, 2, 3, 4, 5, 6, 7, 8, 12), Report.parse(line, 11, 12));
  }

  @Test
  void theMachinesMemoryIsTheMappingOfItsSize() {
    List<String> smaps =
        List.of(
            "5580-5590 r-xp",
            "Size:                 64 kB",
            "Rss:                  60 kB",
            "7f0b-7f0d rw-p",
            "Size:              32768 kB",
            "KernelPageSize:        4 kB",
            "Rss:               12340 kB");
    assertEquals(12340 << 10, GuestMemory.touched(smaps, 32 << 20));
    assertEquals(0, GuestMemory.touched(smaps, 64 << 20));
  }
}
