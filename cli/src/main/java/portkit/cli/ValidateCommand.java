package portkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import portkit.nacl.validate.Report;
import portkit.nacl.validate.ReportJson;
import portkit.nacl.validate.ReportText;
import portkit.nacl.validate.Validator;
import portkit.os.Failure;

/** {@code portkit validate}: judges a program as the sandbox does before it runs one. */
@Command(
    name = "validate",
    description =
        "Decodes all of a program and reports what the sandbox would refuse it for; exit code 122 if"
            + " anything.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "PROGRAM",
      description = "A .go file, the folder of a package, or an ELF file.")
  private Path path;

  @Option(names = "--json", description = "Print the report as a JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    try (Program program = Program.of(path)) {
      Report report = Validator.validate(program.image());
      System.out.print(json ? ReportJson.of(report) : ReportText.of(report));
      return report.passes() ? 0 : Failure.UNSAFE_CODE.exitCode();
    }
  }
}
