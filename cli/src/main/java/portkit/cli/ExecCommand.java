package portkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import portkit.go.files.InitialFiles;
import portkit.os.elf.ProgramImage;

/**
 * {@code portkit exec}: what {@code go run} and {@code go test} start programs with. All that
 * follows the program is the program's.
 */
@Command(
    name = "exec",
    description = "Runs an ELF file with all that follows as its arguments, as go run does.",
    mixinStandardHelpOptions = true)
final class ExecCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Parameters(paramLabel = "PROGRAM [ARGUMENT...]", arity = "1..*")
  private List<String> line = List.of();

  /** Whether a command line is {@code exec} without options. */
  static boolean isPlain(String... args) {
    return args.length > 1 && args[0].equals("exec") && !args[1].startsWith("-");
  }

  /**
   * Carries such a command line out. There is nothing to parse, and the parser takes longer to load
   * than all the rest; {@code go test} starts a program for each package.
   */
  static int startPlainly(String... args) {
    ExecCommand command = new ExecCommand();
    command.line = List.of(args).subList(1, args.length);
    try {
      return command.call();
    } catch (RuntimeException e) {
      return Complaints.exitCode(e);
    }
  }

  @Override
  public Integer call() {
    String name = line.getFirst();
    List<String> arguments = line.subList(1, line.size());
    if (!isTest(arguments)) {
      return options.run(new Program(name, Path.of(name), null), arguments);
    }
    Path folder = InitialFiles.workingDirectory(System.getenv());
    InitialFiles files =
        InitialFiles.ofTest(Path.of(name), arguments, folder, System.getenv("GOROOT"));
    return options.run(files.in(ProgramImage.read(Path.of(name))), name, arguments);
  }

  /** Whether go test starts a package's tests, which it does in the package's folder. */
  private static boolean isTest(List<String> arguments) {
    return arguments.stream().anyMatch(argument -> argument.startsWith("-test."));
  }
}
