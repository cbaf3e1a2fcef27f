package portkit.cli;

import java.util.List;
import java.util.stream.Collectors;
import portkit.hosted.HostedPort;
import portkit.os.Failure;
import portkit.os.Port;
import portkit.os.PortkitException;

/** The ports that the command knows. */
final class Ports {
  /** What {@code --port} is when nothing says otherwise. */
  static final String DEFAULT = "hosted";

  private Ports() {}

  static List<Port> all() {
    return List.of(new HostedPort());
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
