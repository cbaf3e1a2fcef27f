package portkit.conformance.golevel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portkit.conformance.Verdict;

/**
 * What {@code go test -v} said of one package.
 *
 * @param tests the top-level tests, in the order in which they ended
 * @param ranToItsEnd whether every test that was to run did: it built, and nothing ended it early
 */
record GoTestReport(List<Test> tests, boolean ranToItsEnd) {
  /**
   * A top-level test.
   *
   * @param name its function
   * @param verdict how it ended; a test that skips itself has looked at the system, as it would
   *     anywhere, and is not applicable
   * @param said the first lines that it printed, if it failed
   */
  record Test(String name, Verdict verdict, String said) {}

  private static final Pattern RESULT =
      Pattern.compile("--- (PASS|FAIL|SKIP): ((?:Test|Example|Fuzz)\\w*) .*");

  static GoTestReport parse(String packageName, PortkitCommand.Result result) {
    List<String> lines = result.output().lines().toList();
    List<Test> tests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = RESULT.matcher(lines.get(i));
      if (matcher.matches()) {
        tests.add(
            new Test(
                matcher.group(2),
                verdict(matcher.group(1)),
                said(lines.subList(i + 1, lines.size()))));
      }
    }
    // The go command closes on ok or FAIL and the package's name; a program that ended early is
    // told by what ended it.
    Pattern closing = Pattern.compile("(ok|FAIL)\\s+" + Pattern.quote(packageName) + "\\s.*");
    boolean closed = lines.stream().anyMatch(line -> closing.matcher(line).matches());
    boolean endedEarly =
        lines.stream()
            .anyMatch(line -> line.startsWith("panic: ") || line.startsWith("fatal error: "));
    boolean explained =
        result.exitCode() == 0 || tests.stream().anyMatch(test -> test.verdict() == Verdict.FAIL);
    return new GoTestReport(tests, closed && !endedEarly && explained);
  }

  private static Verdict verdict(String word) {
    return switch (word) {
      case "PASS" -> Verdict.PASS;
      case "FAIL" -> Verdict.FAIL;
      default -> Verdict.NOT_APPLICABLE;
    };
  }

  private static String said(List<String> after) {
    return after.stream()
        .takeWhile(line -> line.startsWith("    "))
        .limit(6)
        .map(String::strip)
        .collect(Collectors.joining(" | "));
  }
}
