package portkit.go;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A folder of things that are made once. An entry appears under its name when it is complete, and
 * not before; several portkits at once make it once. Entries that nobody uses for a month go when
 * the next one is made.
 *
 * @param folder where it is
 */
public record Cache(Path folder) {
  /** Names the folder. */
  public static final String VARIABLE = "PORTKIT_CACHE";

  private static final Duration LOCK_LIMIT = Duration.ofMinutes(10);

  // A file lock is the whole JVM's; between its threads these decide.
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  /** What makes an entry. */
  @FunctionalInterface
  public interface Maker {
    /** Fills an empty folder. */
    void make(Path folder) throws IOException;
  }

  /** The cache that an environment names: {@code $PORTKIT_CACHE}, or in the user's cache folder. */
  public static Cache locate(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return new Cache(Path.of(named).toAbsolutePath());
    }
    // XDG Base Directory Specification: a relative path counts as unset.
    Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    if (xdg.isAbsolute()) {
      return new Cache(xdg.resolve("portkit"));
    }
    String home = environment.getOrDefault("HOME", "");
    if (home.isEmpty()) {
      throw new PortkitException(
          Failure.CACHE_UNUSABLE,
          "neither HOME nor " + VARIABLE + " is set, and one must say where the cache is");
    }
    return new Cache(Path.of(home, ".cache", "portkit").toAbsolutePath());
  }

  /**
   * The folder of an entry, which is made if it is not there or damaged.
   *
   * @param name the entry's name, which stands for its content
   * @throws PortkitException CACHE_UNUSABLE, DISK_FULL, or what the maker throws
   */
  public Path entry(String name, Progress progress, Maker maker) {
    Path entry = folder.resolve(name);
    if (CacheEntry.isComplete(entry)) {
      CacheAge.use(entry);
      return entry;
    }
    ReentrantLock lock = LOCKS.computeIfAbsent(entry, e -> new ReentrantLock());
    lock.lock();
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = acquire(file, progress)) {
        if (held.isValid() && !CacheEntry.isComplete(entry)) {
          CacheEntry.make(entry, maker);
          CacheAge.sweep(folder);
        }
      }
      return entry;
    } catch (IOException e) {
      throw failure(e);
    } finally {
      lock.unlock();
    }
  }

  private FileLock acquire(FileChannel file, Progress progress) throws IOException {
    FileLock lock = file.tryLock();
    if (lock != null) {
      return lock;
    }
    try (Progress.Step _ = progress.begin("waiting for another portkit that does the same")) {
      long end = System.nanoTime() + LOCK_LIMIT.toNanos();
      while (System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(50);
        lock = file.tryLock();
        if (lock != null) {
          return lock;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new PortkitException(
        Failure.TIME_LIMIT,
        "another portkit has held a lock in " + folder + " for " + LOCK_LIMIT.toMinutes() + " min");
  }

  private PortkitException failure(IOException e) {
    if (DiskSpace.ranOut(String.valueOf(e.getMessage()))) {
      return DiskSpace.failure(folder, e);
    }
    return new PortkitException(
        Failure.CACHE_UNUSABLE,
        "cannot use the cache folder %s: %s; make it writable or name another with %s"
            .formatted(folder, reason(e), VARIABLE),
        e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case java.nio.file.FileAlreadyExistsException file -> file.getFile() + " is not a folder";
      case java.nio.file.FileSystemException other ->
          other.getFile() + ": " + (other.getReason() == null ? "no such file" : other.getReason());
      default -> e.getMessage();
    };
  }
}
