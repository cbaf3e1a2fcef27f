package portkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Mixin private ProgramParameters program;

  @Override
  public Integer call() throws InterruptedException {
    options.check();
    Port port = options.port();
    if (gdb && !(port instanceof BareMetalPort)) {
      throw new PortkitException(
          Failure.USAGE,
          "gdb debugs a machine, not port %s: use --port baremetal".formatted(port.name()));
    }
    try (Program runnable = program.build()) {
      return switch (port) {
        case BareMetalPort metal -> onMetal(metal, runnable);
        case HostedPort hosted -> onJvm(hosted, runnable);
        default ->
            throw new PortkitException(
                Failure.USAGE,
                "port %s has no debugger: use --port hosted or --port baremetal"
                    .formatted(port.name()));
      };
    }
  }

  private int onMetal(BareMetalPort metal, Program runnable) {
    ProgramImage image = options.image(runnable);
    Launch launch = options.launch(runnable.name(), program.arguments());
    return gdb
        ? GdbSession.here(metal, runnable.elf(), image, launch)
        : GdbSession.told(metal, runnable.elf(), image, launch);
  }

  private int onJvm(HostedPort hosted, Program runnable) throws InterruptedException {
    // What is refused is refused here, and not after a debugger has come.
    options.image(runnable);
    hosted.check(options.launch(runnable.name(), program.arguments()));
    return JavaDebugging.run(runnable.elf(), options.forAnotherJvm(), program.arguments());
  }
}
