package portkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import portkit.os.process.ChildProcess;

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
    return ChildProcess.attend(Toolchain.prepare().start(System.getenv(), arguments));
  }
}
