package portkit.conformance.golevel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portkit.conformance.Outcome;
import portkit.conformance.Verdict;

/** The layer of the standard library: {@code go test -short} of its packages, a test at a time. */
public final class StdPackageLayer {
  private static final Pattern RESULT =
      Pattern.compile("^\\s*--- (PASS|FAIL|SKIP): (Test\\w*|Example\\w*|Fuzz\\w*) .*");
  private static final Duration LIMIT = Duration.ofMinutes(12);

  private final PortkitCommand command;
  private final Excuses excuses;
  private final Path scratch;
  private final Consumer<Outcome> listener;

  /** A layer that works in the given folder and tells the listener of each outcome. */
  public StdPackageLayer(
      PortkitCommand command, Excuses excuses, Path scratch, Consumer<Outcome> listener) {
    this.command = command;
    this.excuses = excuses;
    this.scratch = scratch;
    this.listener = listener;
  }

  /** Judges the tests of the packages. */
  public List<Outcome> run(List<String> packages) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String name : packages) {
      outcomes.addAll(judge(name));
    }
    return outcomes;
  }

  private List<Outcome> judge(String name) {
    List<Excuse> ofPackage = excuses.ofPackage(name);
    String skipped =
        ofPackage.stream()
            .filter(e -> e.effect() == Excuse.Effect.SKIPPED)
            .map(e -> testOf(e.test()))
            .collect(Collectors.joining("|"));
    List<String> line = new ArrayList<>(List.of("go", "test", "-short", "-vet=off", "-v"));
    line.add("-timeout=" + (LIMIT.toSeconds() - 60) + "s");
    if (!skipped.isEmpty()) {
      line.add("-skip=^(" + skipped + ")$");
    }
    line.add(name);
    PortkitCommand.Result result = command.run(scratch, LIMIT, line);

    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Excuse excuse : ofPackage) {
      if (excuse.effect() == Excuse.Effect.SKIPPED) {
        put(outcomes, new Outcome(excuse.test(), Verdict.XFAIL, excuse.reason()));
      }
    }
    result
        .output()
        .lines()
        .map(RESULT::matcher)
        .filter(Matcher::matches)
        .forEach(m -> put(outcomes, outcome(name + "." + m.group(2), m.group(1), result)));
    put(outcomes, wholePackage(name, result, outcomes));
    outcomes.values().forEach(listener);
    return List.copyOf(outcomes.values());
  }

  private Outcome outcome(String test, String word, PortkitCommand.Result result) {
    // A test that skips itself has looked at the system, as it would anywhere.
    Verdict verdict =
        switch (word) {
          case "PASS" -> Verdict.PASS;
          case "FAIL" -> Verdict.FAIL;
          default -> Verdict.NOT_APPLICABLE;
        };
    return excuses
        .of(test)
        .map(excuse -> new Outcome(test, verdict.excused(), excuse.reason()))
        .orElseGet(
            () -> new Outcome(test, verdict, verdict == Verdict.FAIL ? said(test, result) : ""));
  }

  /** A package also fails as a whole: it does not build, panics, or takes too long. */
  private static Outcome wholePackage(
      String name, PortkitCommand.Result result, Map<String, Outcome> tests) {
    boolean ended =
        Pattern.compile("(?m)^(ok|FAIL)\\s+" + Pattern.quote(name) + "\\s")
            .matcher(result.output())
            .find();
    boolean failedTests =
        tests.values().stream()
            .anyMatch(o -> o.verdict() == Verdict.FAIL || o.verdict() == Verdict.XFAIL);
    boolean ranToItsEnd =
        ended
            && (result.exitCode() == 0 || failedTests)
            && !result.output().contains("\npanic: ")
            && !result.output().contains("\nfatal error: ");
    return new Outcome(
        name, ranToItsEnd ? Verdict.PASS : Verdict.FAIL, ranToItsEnd ? "" : result.tail());
  }

  private static void put(Map<String, Outcome> outcomes, Outcome outcome) {
    outcomes.put(outcome.test(), outcome);
  }

  private static String testOf(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** What a test printed: the lines below its result. */
  private static String said(String test, PortkitCommand.Result result) {
    return result
        .output()
        .lines()
        .dropWhile(line -> !line.startsWith("--- FAIL: " + testOf(test) + " "))
        .skip(1)
        .takeWhile(line -> line.startsWith("    "))
        .limit(6)
        .map(String::strip)
        .collect(Collectors.joining(" | "));
  }
}
