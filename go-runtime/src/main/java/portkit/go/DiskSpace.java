package portkit.go;

import java.nio.file.Path;
import java.util.Locale;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** How a full disk makes itself known. */
final class DiskSpace {
  private DiskSpace() {}

  /** Whether a message, of the JVM or of a tool, is that of ENOSPC or EDQUOT. */
  static boolean ranOut(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
  }

  static PortkitException failure(Path folder, Throwable cause) {
    return new PortkitException(
        Failure.DISK_FULL,
        "the disk is full: about 300 MB are needed for %s, Go's build cache and temporary files"
            .formatted(folder),
        cause);
  }
}
