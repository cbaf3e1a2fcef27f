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
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "PROGRAM [ARGUMENT...]", arity = "1..*")
  private List<String> line = List.of();

  @Override
  public Integer call() {
    String program = line.getFirst();
    return options.run(Path.of(program), program, line.subList(1, line.size()));
  }
}
