package portkit.go;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * When an entry of the cache was last used, and the end of those that nobody has used for long:
 * each new version of Go, or of the port, makes an entry of some 25 MB and leaves the old one
 * behind.
 */
final class CacheAge {
  /** As long as nothing is built that needs it, an entry may be gone after this. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration PRECISION = Duration.ofDays(1);

  private CacheAge() {}

  /** Notes that the entry is used now. In a cache that is read-only there is nothing to note. */
  static void use(Path entry) {
    Path mark = CacheEntry.mark(entry);
    Instant now = Instant.now();
    try {
      if (Files.getLastModifiedTime(mark).toInstant().isBefore(now.minus(PRECISION))) {
        Files.setLastModifiedTime(mark, FileTime.from(now));
      }
    } catch (IOException e) {
      // Then it looks older than it is, and may have to be made again one day.
    }
  }

  /** Deletes the entries of a cache that were not used for {@link #KEPT}. */
  static void sweep(Path folder) throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, CacheEntry::isComplete)) {
      for (Path entry : entries) {
        if (Files.getLastModifiedTime(CacheEntry.mark(entry)).toInstant().isBefore(oldest)) {
          CacheEntry.delete(entry);
        }
      }
    }
  }
}
