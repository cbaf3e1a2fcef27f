package portkit.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * {@code portkit go ...}: the go command with GOOS=tiny. Input, output and exit code are the go
 * command's own, and so is the time it takes: it waits for editors and servers, too.
 */
@Command(name = "go", description = "Runs the go command for GOOS=tiny: build, run, test, vet, ...")
final class GoCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARGUMENT", description = "What the go command gets.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    try {
      return Toolchain.prepare().start(System.getenv(), arguments).start().waitFor();
    } catch (IOException e) {
      throw new PortkitException(
          Failure.TOOL_MISSING, "cannot start the go command: " + e.getMessage(), e);
    }
  }
}
