package portkit.go;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of the cache with a list of its files and their sizes. It is made under another name and
 * renamed when all of it is on the disk, so a power failure or a full disk leaves no half of it;
 * the sizes tell if something has damaged it later.
 */
final class CacheEntry {
  private static final String LIST = "complete";

  private CacheEntry() {}

  /** The file that is there when the entry is complete. */
  static Path mark(Path entry) {
    return entry.resolve(LIST);
  }

  static boolean isComplete(Path entry) {
    try {
      for (String line : Files.readAllLines(mark(entry))) {
        int space = line.indexOf(' ');
        Path file = entry.resolve(line.substring(space + 1));
        if (Files.size(file) != Long.parseLong(line.substring(0, space))
            || !Files.isReadable(file)) {
          return false;
        }
      }
      return true;
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return false;
    }
  }

  /** Makes the entry; the caller holds its lock. */
  static void make(Path entry, Cache.Maker maker) throws IOException {
    Path draft = entry.resolveSibling(entry.getFileName() + ".draft");
    delete(draft);
    Files.createDirectories(draft);
    try {
      maker.make(draft);
      complete(draft);
      delete(entry);
      Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
      sync(entry.getParent());
    } catch (IOException | RuntimeException e) {
      deleteQuietly(draft, e);
      throw e;
    }
  }

  private static void complete(Path draft) throws IOException {
    StringBuilder list = new StringBuilder();
    for (Path file : files(draft)) {
      sync(file);
      list.append(Files.size(file)).append(' ').append(draft.relativize(file)).append('\n');
    }
    Path complete = draft.resolve(LIST);
    Files.writeString(complete, list);
    sync(complete);
    sync(draft);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList().reversed()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // Nothing to delete.
    }
  }

  private static void deleteQuietly(Path folder, Exception reason) {
    try {
      delete(folder);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
