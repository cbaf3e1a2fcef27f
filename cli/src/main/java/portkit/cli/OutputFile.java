package portkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Files that commands are to write. */
final class OutputFile {
  private OutputFile() {}

  /** Refuses what cannot be written, before anything takes time. */
  static void check(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new PortkitException(
          Failure.NO_INPUT, "cannot write %s: it is a folder".formatted(file));
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new PortkitException(
          Failure.NO_INPUT,
          "cannot write %s: %s is no folder that can be written to".formatted(file, folder));
    }
  }
}
