package portkit.conformance.suite;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.conformance.Verdict;
import portkit.os.Profile;

/**
 * One pass of the suite over one port.
 *
 * @param port that was judged
 * @param profiles the ones it claims and was judged by; clauses of others are not applicable
 * @param seed of the random scripts: the same seed makes the same ones
 * @param suiteHash of the guest and all cases: equal hashes mean the same suite
 * @param tools the versions of what was used, by name
 * @param results in the suite's order
 */
public record SuiteRun(
    String port,
    Set<Profile> profiles,
    long seed,
    String suiteHash,
    Map<String, String> tools,
    List<CaseResult> results) {
  /** Copies the collections. */
  public SuiteRun {
    profiles = Set.copyOf(profiles);
    tools = Map.copyOf(tools);
    results = List.copyOf(results);
  }

  /** How many cases have ended in which way, in the order of the verdicts. */
  public Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    results.forEach(result -> counts.merge(result.verdict(), 1L, Long::sum));
    return counts;
  }

  /** Whether every case has a verdict that conforms; a run without cases does not. */
  public boolean conforms() {
    return !results.isEmpty() && results.stream().allMatch(r -> r.verdict().conforms());
  }
}
