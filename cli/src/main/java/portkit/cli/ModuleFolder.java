package portkit.cli;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import portkit.baremetal.module.BoardModule;
import portkit.baremetal.module.BoardModules;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.os.Failure;
import portkit.os.Port;
import portkit.os.PortkitException;

/**
 * A Maven module outside of portkit that has been compiled and provides a port or a board.
 *
 * @param folder the module's
 * @param board what it provides, if that is a board
 * @param ownPort what it provides, if that is a port
 */
record ModuleFolder(Path folder, Optional<BoardModule> board, Optional<Port> ownPort) {
  /** Whether what stands where a port's name is expected is the path of a folder. */
  static boolean isPath(String name) {
    return name.contains("/") || name.equals(".") || name.equals("..");
  }

  /** Loads what a folder's compiled classes provide. */
  static ModuleFolder of(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new PortkitException(
          Failure.NO_INPUT, path + " is no folder; portkit new writes one with a port or a board");
    }
    Path classes = folder.resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new PortkitException(
          Failure.NO_INPUT,
          "%s has no target/classes: run mvn compile in that folder first".formatted(path));
    }
    ClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, Port.class.getClassLoader());
    List<BoardModule> boards = BoardModules.in(loader);
    List<Port> ports = ports(loader);
    if (boards.size() + ports.size() != 1) {
      throw new PortkitException(
          Failure.NO_INPUT,
          "%s provides %d boards and %d ports; expected one line in META-INF/services/%s or %s"
              .formatted(
                  classes,
                  boards.size(),
                  ports.size(),
                  BoardModule.class.getName(),
                  Port.class.getName()));
    }
    return new ModuleFolder(folder, boards.stream().findFirst(), ports.stream().findFirst());
  }

  private static List<Port> ports(ClassLoader loader) {
    try {
      return ServiceLoader.load(Port.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new PortkitException(
          Failure.UNBUILDABLE, "the port cannot be loaded: " + cause.getMessage(), e);
    }
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new PortkitException(Failure.NO_INPUT, "not usable on a class path: " + folder, e);
    }
  }

  /** Its compiled classes. */
  Path classes() {
    return folder.resolve("target/classes");
  }

  /** The port that it is, or the bare-metal port on its board. */
  Port port() {
    return ownPort.orElseGet(
        () -> {
          BoardModule module = board.orElseThrow();
          String name = folder.getFileName().toString();
          Port port = new BareMetalPort(name, name, module.machine(), new ModuleImage(this));
          return new Restricted(port, module.without());
        });
  }
}
