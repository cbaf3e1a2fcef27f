package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.hosted.HostedPort;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/** {@code portkit debug}: starts a program that waits for a debugger. */
@Command(
    name = "debug",
    description =
        "Starts a program that waits for a debugger, and tells how to attach one: gdb to a machine"
            + " with the symbols of kernel and program, a Java debugger to the hosted port.",
    mixinStandardHelpOptions = true)
final class DebugCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Option(names = "--gdb", description = "Run gdb here instead of telling how; for a machine.")
  private boolean gdb;

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
    Port port = options.port();
    if (gdb && !(port instanceof BareMetalPort)) {
      throw new PortkitException(
          Failure.USAGE,
          "gdb debugs a machine, not port %s: use --port baremetal".formatted(port.name()));
    }
    try (Program runnable = Program.of(program)) {
      return switch (port) {
        case BareMetalPort metal -> onMetal(metal, runnable.elf());
        case HostedPort _ -> hosted(runnable.elf());
        default ->
            throw new PortkitException(
                Failure.USAGE,
                "port %s has no debugger: use --port hosted or --port baremetal"
                    .formatted(port.name()));
      };
    }
  }

  private int onMetal(BareMetalPort metal, Path elf) {
    ProgramImage image = options.image(elf);
    Launch launch = options.launch(program.toString(), arguments);
    return gdb
        ? GdbSession.here(metal, elf, image, launch)
        : GdbSession.told(metal, elf, image, launch);
  }

  private int hosted(Path elf) {
    ProgramImage.read(elf); // what is refused is refused here, and not after a debugger has come
    return JavaDebugging.run(elf, options.forTheProgram(), arguments);
  }
}
