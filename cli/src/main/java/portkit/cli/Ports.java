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
    return all(
        program -> {
          boolean _ = validated().require(program);
        });
  }

  private static List<Port> all(Admission admission) {
    List<Port> ports = new ArrayList<>();
    ports.add(new HostedPort());
    ports.addAll(BareMetalPort.all(new BoardImages()));
    ports.addAll(NaclPort.all(new PrebuiltTender(), admission));
    return ports;
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
    String named = System.getenv().getOrDefault(VARIABLE, "");
    return named.isEmpty() ? "hosted" : named;
  }

  /** The port of a name, or that of a module in a folder, whose path has a slash in it. */
  static Port named(String name) {
    return ModuleFolder.isPath(name) ? ModuleFolder.of(Path.of(name)).port() : named(name, all());
  }

  /**
   * One of portkit's own ports, for the suite's guest. That is a program of ours, has tables in its
   * text, and tries what no compiler would emit: the validator is not to judge it.
   */
  static Port forGuest(String name) {
    return named(name, all(Admission.UNCHECKED));
  }

  private static Port named(String name, List<Port> all) {
    for (Port port : all) {
      if (port.name().equals(name)) {
        return port;
      }
    }
    throw new PortkitException(
        Failure.USAGE,
        "there is no port named %s; the ports are %s; a folder with a port of yours is named as ./%1$s"
            .formatted(name, all.stream().map(Port::name).collect(Collectors.joining(", "))));
  }
}
