package portkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code portkit exec}: what {@code go run} and {@code go test} start programs with. All that
 * follows the program is the program's.
 */
@Command(
    name = "exec",
    description = "Runs an ELF file with all that follows as its arguments, as go run does.")
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
    String program = line.getFirst();
    return options.run(Path.of(program), program, line.subList(1, line.size()));
  }
}
