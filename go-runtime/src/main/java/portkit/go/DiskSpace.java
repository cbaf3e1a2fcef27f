package portkit.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** How a full disk makes itself known. */
final class DiskSpace {
  // Less than the smallest of the larger files that a build writes.
  private static final long LITTLE = 4 << 20;

  private DiskSpace() {}

  /** Whether a message, of the JVM or of a tool, is that of ENOSPC or EDQUOT. */
  static boolean ranOut(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
  }

  /**
   * Whether one of the places has hardly any space left; the go command does not always say so.
   *
   * @param places folders that need not be there
   */
  static boolean isShort(Path... places) {
    for (Path place : places) {
      try {
        Path there = place;
        while (!Files.exists(there)) {
          there = there.getParent();
        }
        if (Files.getFileStore(there).getUsableSpace() < LITTLE) {
          return true;
        }
      } catch (IOException e) {
        // Then that is not what is known about it.
      }
    }
    return false;
  }

  static PortkitException failure(Path folder, Throwable cause) {
    return new PortkitException(
        Failure.DISK_FULL,
        "the disk is full: about 300 MB are needed for %s, Go's build cache and temporary files"
            .formatted(folder),
        cause);
  }
}
