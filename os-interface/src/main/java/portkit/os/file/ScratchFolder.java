package portkit.os.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A folder for files that are needed for a while. It goes with all that is in it when it is closed,
 * and when a signal ends this process before that. What cannot be deleted stays: nothing fails for
 * it. Safe for use by several threads.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

  static {
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> List.copyOf(OPEN).forEach(ScratchFolder::close)));
    } catch (IllegalStateException e) {
      // This process is ending: whoever asks for a folder now will not get to use it.
    }
  }

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes an empty folder that only this user can look into, among the system's temporary files.
   *
   * @param purpose becomes a part of its name
   * @throws PortkitException {@link Failure#DISK_FULL} if there can be none
   */
  public static ScratchFolder create(String purpose) {
    try {
      ScratchFolder folder = new ScratchFolder(Files.createTempDirectory("portkit-" + purpose));
      OPEN.add(folder);
      return folder;
    } catch (IOException e) {
      throw new PortkitException(
          Failure.DISK_FULL,
          "no folder for temporary files can be made in %s (%s); TMPDIR names another place"
              .formatted(System.getProperty("java.io.tmpdir"), IoReason.of(e)),
          e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** A file in it, which need not be there yet. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    OPEN.remove(this);
    delete(path);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // Gone already, or not to be deleted.
    }
  }
}
