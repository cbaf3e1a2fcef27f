package portkit.baremetal.module;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Finds boards among the classes that are there. */
public final class BoardModules {
  private BoardModules() {}

  /**
   * All that a loader's classes provide.
   *
   * @throws PortkitException if one that is announced cannot be made
   */
  public static List<BoardModule> in(ClassLoader loader) {
    try {
      return ServiceLoader.load(BoardModule.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new PortkitException(
          Failure.UNBUILDABLE, "the board cannot be loaded: " + cause.getMessage(), e);
    }
  }
}
