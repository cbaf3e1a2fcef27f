package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portkit.conformance.Verdict;

/** The real ports, each with a method somewhere within that does nothing and gives 0. */
class PlantedDefectsTest {
  private static final Suite SUITE = new Suite().withRandomScripts(0);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "hosted, portkit.hosted., HostedOs, release, MEM-13",
    "hosted, portkit.hosted., HostedOs, random, RND-01",
    "hosted, portkit.hosted., GuestThreads, rebind, INT-03",
    "nacl-like, portkit.nacl., tender.ProgramSpace, discard, MEM-05",
    "nacl-like, portkit.nacl., tender.Interruption, arrived, INT-01",
    "nacl-like, portkit.nacl., tender.Faults, hasAddress, FLT-03",
    "baremetal:microvm, portkit.baremetal., thread.VectorUnit, save, THR-04",
    "baremetal:microvm, portkit.baremetal., thread.Scheduler, begun, PRE-01",
    "baremetal:microvm, portkit.baremetal., memory.Clear, lines, MEM-05"
  })
  void isFound(String port, String prefix, String type, String method, String clause)
      throws Exception {
    ClassLoader spoilt = new SpoiltClasses(prefix, prefix + type, method);
    Subject subject = PortSubject.of(new RealPorts(spoilt, folder).named(port));
    List<CaseResult> results = SUITE.run(subject, clause);
    assertTrue(
        results.stream().anyMatch(r -> r.verdict() == Verdict.FAIL),
        () -> "not caught: " + results);
    assertTrue(
        results.stream().noneMatch(r -> r.verdict() == Verdict.UNAVAILABLE), results::toString);
  }
}
