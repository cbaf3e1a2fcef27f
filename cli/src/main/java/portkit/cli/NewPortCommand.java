package portkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code portkit new port}. */
@Command(
    name = "port",
    description = "Writes a module with a port in plain Java, to be filled in call by call.",
    mixinStandardHelpOptions = true)
final class NewPortCommand implements Callable<Integer> {
  @Mixin private NewOptions options;

  @Override
  public Integer call() {
    return options.write(ModuleTemplate.PORT);
  }
}
