package portkit.conformance.report;

import java.util.List;
import portkit.conformance.suite.SuiteRun;

/** A small picture for a README: the ports and whether they conform. */
final class Badge {
  private static final int CHARACTER = 7;
  private static final int MARGIN = 12;

  private Badge() {}

  static String of(List<SuiteRun> runs) {
    boolean conform = Claim.of(runs) == Claim.CONFORMS;
    String left = "portkit";
    String right =
        String.join(", ", runs.stream().map(SuiteRun::port).toList())
            + (conform ? ": conforms" : ": does not conform");
    int leftWidth = left.length() * CHARACTER + MARGIN;
    int rightWidth = right.length() * CHARACTER + MARGIN;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%5$s">
        <rect width="%2$d" height="20" fill="#444"/>
        <rect x="%2$d" width="%3$d" height="20" fill="%6$s"/>
        <g fill="#fff" font-family="Verdana,sans-serif" font-size="11">
        <text x="6" y="14">%4$s</text>
        <text x="%7$d" y="14">%5$s</text>
        </g>
        </svg>
        """
        .formatted(
            leftWidth + rightWidth,
            leftWidth,
            rightWidth,
            left,
            Markup.escape(right),
            conform ? "#2a7d2e" : "#b3261e",
            leftWidth + 6);
  }
}
