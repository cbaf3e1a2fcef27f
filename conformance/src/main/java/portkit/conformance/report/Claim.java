package portkit.conformance.report;

import java.util.List;
import portkit.conformance.Verdict;
import portkit.conformance.suite.SuiteRun;

/** What a run makes of a port's claim to keep the contract. */
public enum Claim {
  /** Every clause of the profiles was tried and holds. */
  CONFORMS("conforms to"),
  /** A clause is broken. */
  BREAKS("does not conform to"),
  /** Nothing is broken, but not every clause could be tried. */
  UNPROVEN("is not known to conform to");

  private final String words;

  Claim(String words) {
    this.words = words;
  }

  /** The claim after one run. */
  public static Claim of(SuiteRun run) {
    boolean breaks =
        run.results().stream()
            .anyMatch(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.XPASS);
    if (breaks) {
      return BREAKS;
    }
    return run.conforms() && ClauseVerdicts.of(run).untried().isEmpty() ? CONFORMS : UNPROVEN;
  }

  /** The claim of several ports together: as good as the worst. */
  public static Claim of(List<SuiteRun> runs) {
    List<Claim> claims = runs.stream().map(Claim::of).toList();
    return claims.contains(BREAKS)
        ? BREAKS
        : claims.contains(UNPROVEN) || claims.isEmpty() ? UNPROVEN : CONFORMS;
  }

  @Override
  public String toString() {
    return words;
  }
}
