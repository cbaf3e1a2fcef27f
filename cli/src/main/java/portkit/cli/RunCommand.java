package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code portkit run}: builds a Go program, if it is source, and runs it on a port. */
@Command(
    name = "run",
    description = "Builds a Go program, unless it is an ELF file, and runs it on a port.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Parameters(
      index = "0",
      paramLabel = "PROGRAM",
      description = "A .go file, the folder of a package, or an ELF file.")
  private Path program;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "The program's arguments; after -- those that begin with a dash, too.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    try (Program runnable = Program.of(program)) {
      // What is built for one run only need not be remembered by its file.
      return runnable.isTemporary()
          ? options.run(options.image(runnable.elf()), program.toString(), arguments)
          : options.run(runnable.elf(), program.toString(), arguments);
    }
  }
}
