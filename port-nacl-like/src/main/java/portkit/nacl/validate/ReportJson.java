package portkit.nacl.validate;

import java.util.stream.Collectors;

/** A report for programs: one JSON object. */
public final class ReportJson {
  private ReportJson() {}

  /** The object on a line of its own. */
  public static String of(Report report) {
    return """
    {"program":%s,"passes":%b,"functions":%d,"instructions":%d,"branches":%d,"finding_count":%d,\
    "findings":[%s],"hidden":{%s}}
    """
        .formatted(
            quote(report.program()),
            report.passes(),
            report.functions(),
            report.instructions(),
            report.branches(),
            report.findingCount(),
            report.findings().stream().map(ReportJson::object).collect(Collectors.joining(",")),
            report.hidden().entrySet().stream()
                .map(e -> "\"%s\":%d".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(",")));
  }

  private static String object(Finding finding) {
    return """
    {"rule":"%s","address":"0x%x","function":%s,"file":%s,"line":%s,"bytes":"%s","what":%s,"reason":%s}"""
        .formatted(
            finding.rule(),
            finding.address(),
            finding.function().isEmpty() ? "null" : quote(finding.function()),
            finding.position().map(p -> quote(p.file())).orElse("null"),
            finding.position().map(p -> String.valueOf(p.line())).orElse("null"),
            finding.bytes(),
            quote(finding.what()),
            quote(finding.rule().reason()));
  }

  /** A string as RFC 8259, section 7, writes it. */
  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
