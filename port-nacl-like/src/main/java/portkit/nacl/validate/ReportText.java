package portkit.nacl.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report for people. */
public final class ReportText {
  private ReportText() {}

  /** The lines, each ended. */
  public static String of(Report report) {
    List<String> lines = new ArrayList<>();
    Rule rule = null;
    for (Finding finding : report.findings()) {
      if (finding.rule() != rule) {
        rule = finding.rule();
        lines.add("%s: %s".formatted(rule, rule.reason()));
      }
      lines.add("  " + line(finding));
    }
    int more = report.findingCount() - report.findings().size();
    if (more > 0) {
      lines.add("and %d more".formatted(more));
    }
    lines.add(
        "%s: %s; %d instructions and %d branches in %d functions judged"
            .formatted(
                report.program(),
                report.passes() ? "passes" : "refused, " + findings(report.findingCount()),
                report.instructions(),
                report.branches(),
                report.functions()));
    if (!report.hidden().isEmpty()) {
      lines.add("hidden inside of others, held by the outer layer only: " + hidden(report));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(Finding finding) {
    List<String> words = new ArrayList<>();
    words.add("0x" + Long.toHexString(finding.address()));
    if (!finding.function().isEmpty()) {
      words.add(finding.function());
    }
    finding.position().ifPresent(p -> words.add(p.toString()));
    words.add("%s (%s)".formatted(finding.what(), finding.bytes()));
    return String.join("  ", words);
  }

  private static String findings(int count) {
    return count == 1 ? "1 finding" : count + " findings";
  }

  private static String hidden(Report report) {
    List<String> counts = new ArrayList<>();
    for (Map.Entry<Rule, Integer> entry : report.hidden().entrySet()) {
      counts.add(entry.getKey() + " " + entry.getValue());
    }
    return String.join(", ", counts);
  }
}
