package portkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import portkit.conformance.Verdict;
import portkit.conformance.script.Script;
import portkit.conformance.suite.Cases;
import portkit.conformance.suite.Judgement;
import portkit.conformance.suite.Replay;
import portkit.conformance.suite.Step;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** {@code portkit script replay}: the calls of a script, the answers, and what the model says. */
@Command(
    name = "replay",
    description =
        "Runs a script, such as a report shows, and prints each call, the port's answer, and what"
            + " the reference model says of it.",
    mixinStandardHelpOptions = true)
final class ScriptReplayCommand implements Callable<Integer> {
  private static final int BREAKS = 1;
  private static final int UNPROVEN = 2;

  @Parameters(
      paramLabel = "SCRIPT",
      description =
          "A file, the name of a case of the suite, or the script itself with ; between its lines.")
  private String script;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "A port by name, or the folder of a module with one (default: ${DEFAULT-VALUE}).")
  private String port = Ports.byDefault();

  @Override
  public Integer call() {
    Replay replay = Replay.of(Candidate.of(port).subject(), read());
    System.out.printf("%-52s %-16s %s%n", "call", "answer", "model");
    boolean many = replay.steps().stream().anyMatch(step -> step.thread() > 0);
    for (Step step : replay.steps()) {
      String model = step.breach().map(b -> "NO: " + b.clause() + ", " + b.what()).orElse("ok");
      String call = (many ? step.thread() + ": " : "") + step.call();
      System.out.printf("%-52s %-16s %s%n", call, step.answer(), model);
    }
    Judgement judgement = replay.judgement();
    System.out.println(
        judgement.verdict() + (judgement.message().isEmpty() ? "" : ": " + judgement.message()));
    return judgement.verdict().conforms()
        ? 0
        : judgement.verdict() == Verdict.UNAVAILABLE ? UNPROVEN : BREAKS;
  }

  private Script read() {
    try {
      if (Files.isRegularFile(Path.of(script))) {
        return Script.of(Files.readString(Path.of(script)));
      }
    } catch (IOException e) {
      throw new PortkitException(Failure.NO_INPUT, "cannot read " + script + ": " + e, e);
    } catch (InvalidPathException e) {
      // then it is a script
    }
    Optional<Script> known = Cases.named(script);
    if (known.isPresent()) {
      return known.get();
    }
    if (!script.contains(" ")) {
      throw new PortkitException(
          Failure.NO_INPUT,
          script
              + " is no file, no case of the suite, and no script such as \"r1 = reserve 0 64K\"");
    }
    return Script.of(script.replace(';', '\n'));
  }
}
