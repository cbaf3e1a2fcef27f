package portkit.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import portkit.conformance.Verdict;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.SuiteRun;
import portkit.os.spec.ClauseSpec;
import portkit.os.spec.Contract;

/**
 * One page that needs nothing beside it: what each port is worth, what does not hold, a table of
 * clauses and ports, each cell of which leads to the cases behind it, and the cases.
 */
final class HtmlReport {
  private static final String STYLE = "report.css";
  private static final String GENERAL = "table";

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
    html.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.append("<title>portkit conformance</title>\n<style>\n").append(style());
    html.append("</style>\n</head>\n<body>\n<h1>Conformance</h1>\n<div class=\"ports\">\n");
    runs.forEach(this::port);
    html.append("</div>\n");
    broken();
    clauses();
    for (int i = 0; i < runs.size(); i++) {
      cases(i);
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void port(SuiteRun run) {
    Claim claim = Claim.of(run);
    html.append("<div class=\"port %s\">\n<h3>".formatted(claim.name()));
    html.append(Markup.escape(run.port())).append("</h3>\n<p>").append(claim);
    html.append(" the profiles ").append(ConsoleReport.profiles(run)).append("</p>\n<p>");
    run.counts()
        .forEach((verdict, count) -> html.append(pill(verdict, count + " " + verdict)).append(' '));
    html.append("</p>\n<p class=\"quiet\">seed ").append(run.seed());
    html.append(" · suite ").append(Markup.escape(run.suiteHash()));
    new TreeMap<>(run.tools())
        .forEach((tool, version) -> html.append(Markup.escape(" · " + tool + " " + version)));
    html.append("</p>\n</div>\n");
  }

  static String pill(Verdict verdict, String words) {
    return "<span class=\"pill %s\">%s</span>".formatted(verdict, words.replace('_', ' '));
  }

  /** All that voids a claim, in one list. */
  private void broken() {
    StringBuilder list = new StringBuilder();
    for (int run = 0; run < runs.size(); run++) {
      List<CaseResult> results = runs.get(run).results();
      for (int i = 0; i < results.size(); i++) {
        CaseResult result = results.get(i);
        if (!result.verdict().conforms()) {
          list.append("<li><span>").append(pill(result.verdict(), result.verdict().toString()));
          list.append("</span><span><a href=\"#%s\">".formatted(anchor(run, i)));
          list.append(Markup.escape(result.name())).append("</a> on ");
          list.append(Markup.escape(result.port())).append("<br><span class=\"quiet\">");
          list.append(Markup.escape(result.message())).append("</span></span></li>\n");
        }
      }
    }
    if (!list.isEmpty()) {
      html.append("<h2>What does not hold</h2>\n<ul class=\"broken\">\n").append(list);
      html.append("</ul>\n");
    }
  }

  private void clauses() {
    List<ClauseVerdicts> verdicts = runs.stream().map(ClauseVerdicts::of).toList();
    html.append("<h2>Clauses</h2>\n<table id=\"clauses\">\n<thead><tr><th>clause</th>");
    runs.forEach(run -> html.append("<th>").append(Markup.escape(run.port())).append("</th>"));
    html.append("<th>what it says</th></tr></thead>\n<tbody>\n");
    String subject = "";
    for (ClauseSpec clause : Contract.clauses()) {
      if (!clause.subject().equals(subject)) {
        subject = clause.subject();
        html.append(
            "<tr class=\"group\"><th colspan=\"%d\">%s</th></tr>\n"
                .formatted(runs.size() + 2, subject.equals(GENERAL) ? "in general" : subject));
      }
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
    String word = verdict == Verdict.NOT_APPLICABLE ? "–" : verdict.toString();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).verdict(clause).equals(Optional.of(verdict))) {
        return "<td class=\"%s\"><a class=\"pill %1$s\" href=\"#%s\">%s</a></td>"
            .formatted(verdict, anchor(run, i), word);
      }
    }
    return "<td class=\"%s\">%s</td>".formatted(verdict, pill(verdict, word));
  }

  private static String anchor(int run, int result) {
    return "case-" + run + "-" + result;
  }

  /** What did not pass is shown, the rest in a list that is closed at first. */
  private void cases(int run) {
    List<CaseResult> results = runs.get(run).results();
    String port = Markup.escape(runs.get(run).port());
    html.append("<h2>Cases on ").append(port).append("</h2>\n");
    StringBuilder quiet = new StringBuilder();
    int count = 0;
    for (int i = 0; i < results.size(); i++) {
      HtmlCase one = new HtmlCase(results.get(i), anchor(run, i));
      if (results.get(i).verdict().isQuiet()) {
        quiet.append(one.row());
        count++;
      } else {
        html.append(one.section());
      }
    }
    html.append(
        "<details><summary>%d cases that hold or do not apply</summary>\n".formatted(count));
    html.append("<table>\n<tbody>\n").append(quiet).append("</tbody>\n</table>\n</details>\n");
  }
}
