package portkit.os.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files in one step: whoever finds one finds all of it, or the one that was there before.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, whose folder is there, with the permissions of any new file of the user's. What
   * is no regular file, such as /dev/null, is written to and not replaced.
   */
  public static void write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, content, StandardOpenOption.WRITE);
      return;
    }
    Path part =
        file.resolveSibling(".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
