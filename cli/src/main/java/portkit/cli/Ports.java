package portkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.hosted.HostedPort;
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
    return ports;
  }

  /** What {@code --port} is when it is not given. */
  static String byDefault() {
    return System.getenv().getOrDefault(VARIABLE, "hosted");
  }

  static Port named(String name) {
    for (Port port : all()) {
      if (port.name().equals(name)) {
        return port;
      }
    }
    throw new PortkitException(
        Failure.USAGE,
        "there is no port named %s; the ports are %s"
            .formatted(name, all().stream().map(Port::name).collect(Collectors.joining(", "))));
  }
}
