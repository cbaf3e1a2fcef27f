package portkit.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Where portkit lies. */
final class Home {
  private Home() {}

  /** The folder of what scripts/build has made: jars, images, caches. */
  static Path built() {
    try {
      Path jar = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.getParent().getParent();
    } catch (URISyntaxException e) {
      throw new PortkitException(Failure.INTERNAL, "the command does not know where it lies", e);
    }
  }

  /** The project's folder: what is built is in cli/target/portkit. */
  static Path folder() {
    return built().getParent().getParent().getParent();
  }
}
