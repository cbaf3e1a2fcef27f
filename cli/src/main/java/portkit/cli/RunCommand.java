package portkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code portkit run}: builds a Go program, if it is source, and runs it on a port. */
@Command(
    name = "run",
    description = "Builds a Go program, unless it is an ELF file, and runs it on a port.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Mixin private ProgramParameters program;

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    try (Program runnable = program.build()) {
      return options.run(runnable, program.arguments());
    }
  }
}
