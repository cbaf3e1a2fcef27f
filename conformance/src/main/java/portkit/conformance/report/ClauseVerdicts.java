package portkit.conformance.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portkit.conformance.Verdict;
import portkit.conformance.suite.SuiteRun;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/** What a run of the suite says of each clause of the contract. */
final class ClauseVerdicts {
  /** What voids a claim most comes first. */
  private static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.FAIL,
          Verdict.UNAVAILABLE,
          Verdict.XPASS,
          Verdict.XFAIL,
          Verdict.PASS,
          Verdict.NOT_APPLICABLE);

  private final Map<ClauseSpec, Verdict> verdicts = new LinkedHashMap<>();

  private ClauseVerdicts() {}

  static ClauseVerdicts of(SuiteRun run) {
    ClauseVerdicts all = new ClauseVerdicts();
    for (ClauseSpec clause : Contract.clauses()) {
      all.verdicts.put(clause, verdict(clause, run));
    }
    return all;
  }

  /** A clause is as good as the worst of its cases; one without a case is not known to hold. */
  private static Verdict verdict(ClauseSpec clause, SuiteRun run) {
    List<Verdict> found =
        run.results().stream().flatMap(result -> result.verdict(clause).stream()).toList();
    if (found.isEmpty()) {
      return run.profiles().contains(clause.profile())
          ? Verdict.UNAVAILABLE
          : Verdict.NOT_APPLICABLE;
    }
    return found.stream().min(Comparator.comparingInt(WORST_FIRST::indexOf)).orElseThrow();
  }

  /** Clauses of the claimed profiles that nothing was found out about. */
  List<String> untried() {
    return verdicts.entrySet().stream()
        .filter(e -> e.getValue() == Verdict.UNAVAILABLE)
        .map(e -> e.getKey().id())
        .toList();
  }

  Verdict of(ClauseSpec clause) {
    return verdicts.get(clause);
  }

  long count(Verdict verdict) {
    return verdicts.values().stream().filter(v -> v == verdict).count();
  }
}
