package portkit.conformance.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portkit.conformance.Verdict;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.Suite;
import portkit.conformance.suite.SuiteRun;
import portkit.os.Profile;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

class MutantsTest {
  private static final Suite SUITE = new Suite().withRandomScripts(30);

  static List<Mutant> mutants() {
    return Mutants.all();
  }

  /** What survives shows a hole in the suite. */
  @ParameterizedTest
  @MethodSource("mutants")
  void theSuiteCatchesIt(Mutant mutant) {
    List<CaseResult> results = SUITE.run(mutant.port(), mutant.clause());
    assertTrue(
        results.stream().anyMatch(result -> result.verdict() == Verdict.FAIL),
        () -> mutant + " survived:\n" + results);
  }

  @Test
  void everyClauseHasACase() {
    assertEquals(Set.of(), without(Suite.testedClauses()));
  }

  @Test
  void everyClauseHasAMutant() {
    assertEquals(
        Set.of(), without(Mutants.all().stream().map(Mutant::clause).collect(Collectors.toSet())));
  }

  private static Set<String> without(Set<String> covered) {
    Set<String> left = new TreeSet<>();
    Contract.clauses().stream().map(ClauseSpec::id).forEach(left::add);
    left.removeAll(covered);
    return left;
  }

  /** Otherwise a mutant might be caught for what it does not do wrong. */
  @Test
  void thePortWithoutDefectConforms() {
    SuiteRun run = SUITE.run(new SimulatedPort(), Set.of(Profile.values()), 1, result -> {});
    assertEquals(
        List.of(), run.results().stream().filter(r -> r.verdict() != Verdict.PASS).toList());
    assertTrue(run.conforms());
  }
}
