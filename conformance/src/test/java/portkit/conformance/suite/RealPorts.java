package portkit.conformance.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.nacl.run.Admission;
import portkit.nacl.run.NaclPort;
import portkit.os.Port;

/**
 * The kit's ports, their images compiled for the test.
 *
 * @param loader of the ports' classes: {@link SpoiltClasses}, or that of this class
 * @param folder for images
 */
record RealPorts(ClassLoader loader, Path folder) {
  /** The ports as they are. */
  RealPorts(Path folder) {
    this(RealPorts.class.getClassLoader(), folder);
  }

  /** The port of a name. */
  Port named(String name) throws ReflectiveOperationException, IOException {
    if (name.equals("hosted")) {
      return (Port) type("portkit.hosted.HostedPort").getConstructor().newInstance();
    }
    Path image = folder.resolve(name.replace(':', '-'));
    if (name.startsWith("nacl")) {
      Files.write(image, (byte[]) call("portkit.nacl.run.TenderImage", "build"));
      Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));
      return named(name, NaclPort.all(() -> image, Admission.UNCHECKED));
    }
    Object board =
        call("portkit.baremetal.board.Boards", "byName", name.substring(name.indexOf(':') + 1));
    Files.write(image, (byte[]) call("portkit.baremetal.image.BareMetalImage", "build", board));
    return named(name, BareMetalPort.all(b -> image));
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  private Object call(String type, String method, Object... arguments)
      throws ReflectiveOperationException {
    Class<?>[] parameters = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
    return type(type).getMethod(method, parameters).invoke(null, arguments);
  }

  private static Port named(String name, List<Port> ports) {
    return ports.stream().filter(port -> port.name().equals(name)).findFirst().orElseThrow();
  }
}
