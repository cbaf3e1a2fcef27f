package portkit.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import portkit.conformance.Verdict;
import portkit.conformance.suite.CaseResult;
import portkit.conformance.suite.SuiteRun;
import portkit.os.spec.ClauseSpec;

/** JUnit's XML, as continuous integration reads it: a suite for each port. */
final class JunitReport {
  private JunitReport() {}

  static String of(List<SuiteRun> runs) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites>\n");
    runs.forEach(run -> suite(xml, run));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, SuiteRun run) {
    xml.append(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n"
            .formatted(
                Markup.escape(run.port()),
                run.results().size(),
                count(run, Verdict.FAIL) + count(run, Verdict.XPASS),
                count(run, Verdict.UNAVAILABLE),
                count(run, Verdict.NOT_APPLICABLE) + count(run, Verdict.XFAIL)));
    run.results().forEach(result -> testCase(xml, result));
    xml.append("</testsuite>\n");
  }

  private static long count(SuiteRun run, Verdict verdict) {
    return run.counts().getOrDefault(verdict, 0L);
  }

  private static void testCase(StringBuilder xml, CaseResult result) {
    String clauses = result.clauses().stream().map(ClauseSpec::id).collect(Collectors.joining(" "));
    xml.append(
        "<testcase classname=\"%s.%s\" name=\"%s\" time=\"%s\">"
            .formatted(
                Markup.escape(result.port()),
                Markup.escape(clauses),
                Markup.escape(result.name()),
                String.format(Locale.ROOT, "%.3f", result.duration().toNanos() / 1e9)));
    String message = Markup.escape(result.message());
    switch (result.verdict()) {
      case PASS -> {}
      case FAIL, XPASS -> xml.append("<failure message=\"%s\"/>".formatted(message));
      case UNAVAILABLE -> xml.append("<error message=\"%s\"/>".formatted(message));
      case XFAIL, NOT_APPLICABLE -> xml.append("<skipped message=\"%s\"/>".formatted(message));
    }
    String evidence = result.script().map(s -> s + "\n").orElse("") + result.log();
    if (!evidence.isEmpty() && result.verdict() != Verdict.PASS) {
      xml.append("<system-out>").append(Markup.escape(evidence)).append("</system-out>");
    }
    xml.append("</testcase>\n");
  }
}
