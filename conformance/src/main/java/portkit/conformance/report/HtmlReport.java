package portkit.conformance.report;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import portkit.conformance.Verdict;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.SuiteRun;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/**
 * One page that needs nothing beside it: a table of clauses and ports, each cell of which leads to
 * the cases behind it; a case that did not pass shows its script, a picture of its memory, and what
 * was written.
 */
final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }
      table { border-collapse: collapse; } th, td { padding: .15em .7em; text-align: left; }
      tbody tr:hover { background: #f3f3f3; } td a { text-decoration: none; }
      .PASS { color: #2a7d2e; } .FAIL, .XPASS { color: #b3261e; font-weight: bold; }
      .UNAVAILABLE { color: #9a5b00; font-weight: bold; } .XFAIL { color: #9a5b00; }
      .NOT_APPLICABLE { color: #888; } section { border-top: 1px solid #ccc; margin-top: 1em; }
      section:target { background: #fff8e1; } pre { background: #f6f6f6; padding: .6em; overflow: auto; }
      """;

  private final List<SuiteRun> runs;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(List<SuiteRun> runs) {
    this.runs = runs;
  }

  static String of(List<SuiteRun> runs) {
    return new HtmlReport(runs).page();
  }

  private String page() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<title>portkit conformance</title>\n<style>\n").append(STYLE).append("</style>\n");
    html.append("</head>\n<body>\n<h1>Conformance</h1>\n");
    runs.forEach(this::summary);
    clauses();
    for (int i = 0; i < runs.size(); i++) {
      cases(i);
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private void summary(SuiteRun run) {
    html.append(
            "<p class=\"%s\">"
                .formatted(Claim.of(run) == Claim.CONFORMS ? Verdict.PASS : Verdict.FAIL))
        .append(Markup.escape(ConsoleReport.summary(run)))
        .append("</p>\n<p>suite ")
        .append(Markup.escape(run.suiteHash()));
    new TreeMap<>(run.tools())
        .forEach((tool, version) -> html.append(Markup.escape(" · " + tool + " " + version)));
    html.append("</p>\n");
  }

  private void clauses() {
    List<ClauseVerdicts> verdicts = runs.stream().map(ClauseVerdicts::of).toList();
    html.append("<table id=\"clauses\">\n<thead><tr><th>clause</th>");
    runs.forEach(run -> html.append("<th>").append(Markup.escape(run.port())).append("</th>"));
    html.append("<th>what it says</th></tr></thead>\n<tbody>\n");
    for (ClauseSpec clause : Contract.clauses()) {
      html.append("<tr id=\"%s\"><td>%1$s</td>".formatted(clause.id()));
      for (int i = 0; i < runs.size(); i++) {
        html.append(cell(clause, i, verdicts.get(i).of(clause)));
      }
      html.append("<td>").append(Markup.escape(clause.text())).append("</td></tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  /** The verdict, leading to the first case that is responsible for it. */
  private String cell(ClauseSpec clause, int run, Verdict verdict) {
    List<CaseResult> results = runs.get(run).results();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).clauses().contains(clause) && results.get(i).verdict() == verdict) {
        return "<td class=\"%s\"><a class=\"%1$s\" href=\"#%s\">%1$s</a></td>"
            .formatted(verdict, anchor(run, i));
      }
    }
    return "<td class=\"%s\">%1$s</td>".formatted(verdict);
  }

  private static String anchor(int run, int result) {
    return "case-" + run + "-" + result;
  }

  private void cases(int run) {
    html.append("<h2>").append(Markup.escape(runs.get(run).port())).append("</h2>\n");
    List<CaseResult> results = runs.get(run).results();
    for (int i = 0; i < results.size(); i++) {
      CaseResult result = results.get(i);
      html.append("<section id=\"%s\">\n<h3>".formatted(anchor(run, i)))
          .append("<span class=\"%s\">%1$s</span> ".formatted(result.verdict()))
          .append(Markup.escape(result.name()))
          .append("</h3>\n<p>")
          .append(
              result.clauses().stream()
                  .map(c -> "<a href=\"#%s\">%1$s</a>".formatted(c.id()))
                  .collect(Collectors.joining(" ")))
          .append("</p>\n");
      if (result.verdict() != Verdict.PASS) {
        evidence(result);
      }
      html.append("</section>\n");
    }
  }

  private void evidence(CaseResult result) {
    if (!result.message().isEmpty()) {
      html.append("<p>").append(Markup.escape(result.message())).append("</p>\n");
    }
    result
        .script()
        .ifPresent(
            script -> {
              html.append("<pre class=\"script\">");
              html.append(Markup.escape(script.toString())).append("</pre>\n");
              html.append(MemoryPicture.of(script));
            });
    if (!result.log().isEmpty()) {
      html.append("<details><summary>what was written</summary><pre class=\"log\">");
      html.append(Markup.escape(result.log())).append("</pre></details>\n");
    }
  }
}
