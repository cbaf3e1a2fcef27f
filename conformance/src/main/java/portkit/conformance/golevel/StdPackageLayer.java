package portkit.conformance.golevel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import portkit.conformance.Outcome;
import portkit.conformance.Verdict;

/** The layer of the standard library: {@code go test -short} of its packages, a test at a time. */
public final class StdPackageLayer {
  private static final Duration LIMIT = Duration.ofMinutes(12);

  /** The test binary ends itself a little earlier and then says where it hangs. */
  private static final String OWN_LIMIT = "-timeout=" + LIMIT.minusMinutes(1).toSeconds() + "s";

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
      List<Outcome> ofPackage = judge(name);
      ofPackage.forEach(listener);
      outcomes.addAll(ofPackage);
    }
    return outcomes;
  }

  private List<Outcome> judge(String name) {
    List<Excuse> skipped =
        excuses.ofPackage(name).stream()
            .filter(excuse -> excuse.effect() == Excuse.Effect.SKIPPED)
            .toList();
    PortkitCommand.Result result = command.run(scratch, LIMIT, line(name, skipped));
    GoTestReport report = GoTestReport.parse(name, result);

    List<Outcome> outcomes = new ArrayList<>();
    for (Excuse excuse : skipped) {
      outcomes.add(new Outcome(excuse.test(), Verdict.XFAIL, excuse.reason()));
    }
    for (GoTestReport.Test test : report.tests()) {
      outcomes.add(outcome(name + "." + test.name(), test));
    }
    outcomes.add(
        report.ranToItsEnd()
            ? new Outcome(name, Verdict.PASS, "")
            : new Outcome(name, Verdict.FAIL, "did not run to its end: " + result.tail()));
    return outcomes;
  }

  private static List<String> line(String name, List<Excuse> skipped) {
    List<String> line =
        new ArrayList<>(List.of("go", "test", "-short", "-vet=off", "-v", OWN_LIMIT));
    if (!skipped.isEmpty()) {
      line.add(
          skipped.stream()
              .map(excuse -> excuse.test().substring(name.length() + 1))
              .collect(Collectors.joining("|", "-skip=^(", ")$")));
    }
    line.add(name);
    return line;
  }

  private Outcome outcome(String name, GoTestReport.Test test) {
    return excuses
        .of(name)
        .map(excuse -> new Outcome(name, test.verdict().excused(), excuse.reason()))
        .orElseGet(
            () ->
                new Outcome(
                    name, test.verdict(), test.verdict() == Verdict.FAIL ? test.said() : ""));
  }
}
