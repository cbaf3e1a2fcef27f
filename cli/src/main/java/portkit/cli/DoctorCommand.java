package portkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import portkit.os.Failure;

/** {@code portkit doctor}: what is installed, what is missing, how to get it. */
@Command(
    name = "doctor",
    description = "Tells what is installed, what is missing and how to get it.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    List<Check> checks = Checks.all();
    boolean healthy = true;
    for (Check check : checks) {
      Check.Result result = check.run();
      System.out.printf("%-8s %-22s %s%n", result.label(), check.name(), result.text());
      healthy &= !(result instanceof Check.Missing);
    }
    return healthy ? 0 : Failure.TOOL_MISSING.exitCode();
  }
}
