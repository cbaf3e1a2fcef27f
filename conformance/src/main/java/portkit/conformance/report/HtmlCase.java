package portkit.conformance.report;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portkit.conformance.script.Script;
import portkit.conformance.suite.CaseResult;
import portkit.os.spec.ClauseSpec;

/**
 * A case on the page: a row if there is nothing to say, else a section with its script, a picture
 * of the script's memory, and what was written.
 */
record HtmlCase(CaseResult result, String anchor) {
  private static final Pattern LINE = Pattern.compile("\\[line (\\d+):");

  String row() {
    return "<tr id=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td class=\"quiet\">%s</td></tr>\n"
        .formatted(
            anchor,
            HtmlReport.pill(result.verdict(), result.verdict().toString()),
            Markup.escape(result.name()),
            clauses(result.clauses()),
            result.message().isEmpty()
                ? result.duration().toMillis() + " ms"
                : Markup.escape(result.message()));
  }

  String section() {
    StringBuilder html = new StringBuilder();
    html.append("<section id=\"%s\">\n<header>".formatted(anchor));
    html.append(HtmlReport.pill(result.verdict(), result.verdict().toString())).append("<h3>");
    html.append(Markup.escape(result.name())).append("</h3><span>");
    html.append(clauses(result.about())).append("</span></header>\n");
    html.append("<p>").append(Markup.escape(result.message())).append("</p>\n");
    result.script().ifPresent(script -> html.append(evidence(script)));
    if (!result.log().isEmpty()) {
      html.append("<details><summary>what was written</summary><pre class=\"log\">");
      html.append(Markup.escape(result.log())).append("</pre></details>\n");
    }
    return html.append("</section>\n").toString();
  }

  private String evidence(Script script) {
    String memory = MemoryPicture.of(script);
    String figure =
        memory.isEmpty()
            ? ""
            : "<figure>\n%s<figcaption>its memory, line by line</figcaption>\n</figure>\n"
                .formatted(memory);
    return "<div class=\"evidence\">\n<pre class=\"script\">%s</pre>\n%s</div>\n<p class=\"quiet\">%s</p>\n"
        .formatted(lines(script), figure, "Again: <code>" + again() + "</code>");
  }

  /** The command that runs the script again, from the report's folder. */
  private String again() {
    return Markup.escape(
        "portkit script replay %s --port %s".formatted(ScriptFiles.path(result), result.port()));
  }

  private String lines(Script script) {
    Set<Integer> broken =
        LINE.matcher(result.message())
            .results()
            .map(match -> Integer.valueOf(match.group(1)))
            .collect(Collectors.toSet());
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < script.lines().size(); i++) {
      html.append("<span class=\"line%s\">".formatted(broken.contains(i + 1) ? " broken" : ""));
      html.append(Markup.escape(script.lines().get(i))).append("</span>\n");
    }
    return html.toString();
  }

  private static String clauses(List<ClauseSpec> clauses) {
    return clauses.stream()
        .map(c -> "<a href=\"#%s\">%1$s</a>".formatted(c.id()))
        .collect(Collectors.joining(" "));
  }
}
