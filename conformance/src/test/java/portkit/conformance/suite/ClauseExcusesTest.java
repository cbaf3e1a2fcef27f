package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.conformance.Verdict;
import portkit.os.PortkitException;
import portkit.os.Profile;

class ClauseExcusesTest {
  @TempDir private Path folder;

  private ClauseExcuses excuses(String... lines) throws IOException {
    return ClauseExcuses.read(Files.write(folder.resolve("excuses"), List.of(lines)));
  }

  private static CaseResult result(
      String name, Verdict verdict, List<String> tested, String... broken) {
    Judgement judgement = new Judgement(verdict, List.of(broken), "it fails", "", Duration.ZERO);
    return CaseResult.of(Clauses.named(tested), name, "port", judgement, Optional.empty());
  }

  private static List<Verdict> verdicts(ClauseExcuses excuses, CaseResult... results) {
    SuiteRun run = new SuiteRun("port", Set.of(Profile.CORE), 1, "", Map.of(), List.of(results));
    return excuses.applyTo(run).results().stream().map(CaseResult::verdict).toList();
  }

  @Test
  void aFailureIsExcusedIfAllThatItBreaksIs() throws IOException {
    List<String> tested = List.of("MEM-01", "MEM-08", "CAL-02");
    ClauseExcuses one = excuses("# known", "", "MEM-08 port it is slow");
    assertEquals(
        List.of(Verdict.XFAIL), verdicts(one, result("a", Verdict.FAIL, tested, "MEM-08")));
    assertEquals(
        List.of(Verdict.FAIL),
        verdicts(one, result("a", Verdict.FAIL, tested, "MEM-08", "CAL-02")));
    assertEquals(
        List.of(Verdict.FAIL),
        verdicts(excuses("MEM-08 other why"), result("a", Verdict.FAIL, tested, "MEM-08")));
  }

  @Test
  void anExcuseGoesWhenNoCaseBreaksItsClause() throws IOException {
    ClauseExcuses excuses = excuses("MEM-08 port it is slow");
    CaseResult passes = result("a", Verdict.PASS, List.of("MEM-08", "MEM-01"));
    assertEquals(List.of(Verdict.XPASS), verdicts(excuses, passes));
    CaseResult fails = result("b", Verdict.FAIL, List.of("MEM-08"), "MEM-08");
    assertEquals(List.of(Verdict.PASS, Verdict.XFAIL), verdicts(excuses, passes, fails));
    CaseResult other = result("c", Verdict.PASS, List.of("MEM-01"));
    assertEquals(List.of(Verdict.PASS), verdicts(excuses, other));
  }

  @Test
  void whatIsNoExcuseIsRefusedWithItsLine() {
    for (String line : List.of("MEM-99 port why", "MEM-01 port", "MEM-01")) {
      String message =
          assertThrows(PortkitException.class, () -> excuses("# a comment", line)).getMessage();
      assertTrue(message.contains("excuses line 2: "), message);
    }
  }
}
