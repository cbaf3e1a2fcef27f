package portkit.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import portkit.conformance.Verdict;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.Cases;
import portkit.conformance.suite.SuiteRun;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/** A table of clauses and ports, and what did not pass, for a terminal. */
public final class ConsoleReport {
  private static final int INDENT = 4;

  private ConsoleReport() {}

  /** The report as text. */
  public static String of(List<SuiteRun> runs) {
    StringBuilder text = new StringBuilder();
    List<ClauseVerdicts> verdicts = runs.stream().map(ClauseVerdicts::of).toList();
    line(text, "clause", runs.stream().map(SuiteRun::port).toList());
    for (ClauseSpec clause : Contract.clauses()) {
      line(text, clause.id(), verdicts.stream().map(v -> word(v.of(clause))).toList());
    }
    for (SuiteRun run : runs) {
      text.append('\n');
      for (CaseResult result : run.results()) {
        if (!result.verdict().isQuiet()) {
          text.append(result).append('\n');
          // A case of the suite's own can be replayed by its name.
          result
              .script()
              .filter(script -> Cases.named(result.name()).isEmpty())
              .ifPresent(script -> text.append(script.toString().indent(INDENT)));
        }
      }
      List<String> untried = ClauseVerdicts.of(run).untried();
      if (!untried.isEmpty()) {
        text.append("not tried: ").append(String.join(" ", untried)).append('\n');
      }
      text.append(summary(run)).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String first, List<String> others) {
    List<String> cells = new ArrayList<>(List.of("%-8s".formatted(first)));
    others.forEach(cell -> cells.add("%-16s".formatted(cell)));
    text.append(String.join(" ", cells).stripTrailing()).append('\n');
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.NOT_APPLICABLE ? "-" : verdict.toString();
  }

  /** One line: the port, what it is judged by, how many cases ended how. */
  static String summary(SuiteRun run) {
    String cases =
        run.counts().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return "%s %s the profiles %s (%s; seed %d)"
        .formatted(
            run.port(),
            Claim.of(run),
            profiles(run),
            cases.isEmpty() ? "no cases" : cases,
            run.seed());
  }

  static String profiles(SuiteRun run) {
    return run.profiles().stream()
        .sorted()
        .map(p -> p.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
