package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.go.Cache;
import portkit.hosted.HostedPort;
import portkit.nacl.run.Admission;
import portkit.nacl.run.NaclPort;
import portkit.nacl.validate.Validated;
import portkit.os.Failure;
import portkit.os.Port;
import portkit.os.PortkitException;

/** The ports that the command knows. */
final class Ports {
  /** Names the port where the command line does not. */
  private static final String VARIABLE = "PORTKIT_PORT";

  private Ports() {}

  static List<Port> all() {
    List<Port> ports = new ArrayList<>();
    ports.add(new HostedPort());
    ports.addAll(BareMetalPort.all(new BoardImages()));
    ports.addAll(NaclPort.all(new PrebuiltTender(), admission()));
    return ports;
  }

  /** Lets programs into the sandbox that pass the validator, once for each. */
  private static Admission admission() {
    return program -> {
      boolean _ = validated().require(program);
    };
  }

  /**
   * Remembers that this very file may be run in the sandbox, which then starts it without a JVM.
   */
  static void admitFile(Port port, Path program) {
    if (port instanceof NaclPort) {
      boolean _ = validated().require(program);
    }
  }

  private static Validated validated() {
    return new Validated(Cache.locate(System.getenv()).folder());
  }

  /** What {@code --port} is when it is not given. */
  static String byDefault() {
    return System.getenv().getOrDefault(VARIABLE, "hosted");
  }

  /** The port of a name, or that of a module in a folder, whose path has a slash in it. */
  static Port named(String name) {
    if (ModuleFolder.isPath(name)) {
      return ModuleFolder.of(Path.of(name)).port();
    }
    for (Port port : all()) {
      if (port.name().equals(name)) {
        return port;
      }
    }
    throw new PortkitException(
        Failure.USAGE,
        "there is no port named %s; the ports are %s; a folder with a port of yours is named as ./%1$s"
            .formatted(name, all().stream().map(Port::name).collect(Collectors.joining(", "))));
  }
}
