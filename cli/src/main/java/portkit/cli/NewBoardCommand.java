package portkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code portkit new board}. */
@Command(
    name = "board",
    description =
        "Writes a module with a board of the bare-metal port, to be filled in driver by driver.",
    mixinStandardHelpOptions = true)
final class NewBoardCommand implements Callable<Integer> {
  @Mixin private NewOptions options;

  @Override
  public Integer call() {
    return options.write(ModuleTemplate.BOARD);
  }
}
