package portkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Files that commands are to write. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Refuses what cannot be written, before anything takes time.
   *
   * @param option that names the file
   */
  static void check(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw refused(option, file, "it is a folder; expected the name of a file");
    }
    if (!Files.isDirectory(folder)) {
      throw refused(option, file, "there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw refused(option, file, "permission denied; name a file in a folder of yours");
    }
  }

  private static PortkitException refused(String option, Path file, String why) {
    return new PortkitException(Failure.NO_INPUT, "%s %s: %s".formatted(option, file, why));
  }
}
