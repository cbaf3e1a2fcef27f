package portkit.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;
import portkit.os.PortkitException;

class CacheTest {
  @TempDir Path folder;
  private final AtomicInteger made = new AtomicInteger();

  private Path entry(Cache cache) {
    return cache.entry("e", Progress.NONE, this::make);
  }

  private void make(Path entry) throws IOException {
    made.incrementAndGet();
    Files.createDirectories(entry.resolve("bin"));
    Files.writeString(entry.resolve("bin/tool"), "tool " + made);
  }

  private static PortkitException refuses(Failure failure, Runnable use) {
    PortkitException refusal = assertThrows(PortkitException.class, use::run);
    assertEquals(failure, refusal.failure(), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
    return refusal;
  }

  @Test
  void entryIsMadeOnce() throws IOException {
    Cache cache = new Cache(folder.resolve("new/cache"));
    Path entry = entry(cache);
    assertEquals("tool 1", Files.readString(entry.resolve("bin/tool")));
    assertEquals(entry, entry(cache));
    assertEquals(1, made.get());
  }

  @Test
  void entriesThatNobodyUsesGoWhenAnotherIsMade() throws IOException {
    Cache cache = new Cache(folder);
    Path unused = cache.entry("unused", Progress.NONE, this::make);
    Path used = cache.entry("used", Progress.NONE, this::make);
    FileTime longAgo = FileTime.from(Instant.now().minus(CacheAge.KEPT).minusSeconds(60));
    Files.setLastModifiedTime(CacheEntry.mark(unused), longAgo);
    Files.setLastModifiedTime(CacheEntry.mark(used), longAgo);
    Path other = Files.writeString(folder.resolve("a file of the user's"), "kept");
    Files.setLastModifiedTime(other, longAgo);

    cache.entry("used", Progress.NONE, this::make);
    entry(cache);

    assertFalse(Files.exists(unused));
    assertTrue(CacheEntry.isComplete(used));
    assertTrue(Files.exists(other));
  }

  @Test
  void failedEntryLeavesNothing() throws IOException {
    Cache cache = new Cache(folder);
    refuses(
        Failure.GO_ANCHOR,
        () ->
            cache.entry(
                "e",
                Progress.NONE,
                entry -> {
                  make(entry);
                  throw new PortkitException(Failure.GO_ANCHOR, "no anchor");
                }));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("e.lock")), left.toList());
    }
    assertEquals("tool 2", Files.readString(entry(cache).resolve("bin/tool")));
  }

  @Test
  void whatAKilledPortkitLeftIsNotUsed() throws IOException {
    Path draft = Files.createDirectories(folder.resolve("e.draft/bin"));
    Files.writeString(draft.resolve("tool"), "half a t");
    Files.writeString(draft.resolve("other"), "left over");
    Path entry = entry(new Cache(folder));
    assertEquals("tool 1", Files.readString(entry.resolve("bin/tool")));
    assertFalse(Files.exists(entry.resolve("bin/other")));
  }

  @Test
  void damagedEntryIsMadeAgain() throws IOException {
    Cache cache = new Cache(folder);
    Path tool = entry(cache).resolve("bin/tool");
    Files.writeString(tool, "tool");
    assertEquals("tool 2", Files.readString(entry(cache).resolve("bin/tool")));
    Files.delete(tool);
    assertEquals("tool 3", Files.readString(entry(cache).resolve("bin/tool")));
    Files.writeString(folder.resolve("e/complete"), "6 bin/tool\nnonsense\n");
    assertEquals("tool 4", Files.readString(entry(cache).resolve("bin/tool")));
    Files.delete(folder.resolve("e/complete"));
    assertEquals("tool 5", Files.readString(entry(cache).resolve("bin/tool")));
  }

  @Test
  void severalAtOnceMakeItOnce() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Path>> users = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<Path> user =
          () -> {
            start.await();
            return entry(new Cache(folder));
          };
      for (int i = 0; i < 8; i++) {
        users.add(threads.submit(user));
      }
      start.countDown();
      for (Future<Path> one : users) {
        assertEquals(folder.resolve("e"), one.get());
      }
    }
    assertEquals(1, made.get());
  }

  /** Another process that makes the entry is waited for, and the user is told so. */
  @Test
  void anotherProcessIsWaitedFor() throws Exception {
    Process other = LockHolder.start(folder.resolve("e.lock"));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      CountDownLatch waiting = new CountDownLatch(1);
      Progress progress =
          what -> {
            assertTrue(what.startsWith("waiting for another portkit"), what);
            waiting.countDown();
            return () -> {};
          };
      Future<Path> user = thread.submit(() -> new Cache(folder).entry("e", progress, this::make));
      waiting.await();
      assertEquals(0, made.get());
      other.getOutputStream().close();
      assertEquals(folder.resolve("e"), user.get());
      assertEquals(1, made.get());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void fullDiskIsSaidToBeFull() throws IOException {
    PortkitException refusal =
        refuses(
            Failure.DISK_FULL,
            () ->
                new Cache(folder)
                    .entry("e", Progress.NONE, e -> Files.writeString(Path.of("/dev/full"), "x")));
    assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    assertFalse(Files.exists(folder.resolve("e")));
  }

  @Test
  void unusableFolderIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    for (Path cache : List.of(file, file.resolve("below"), Path.of("/proc/no such place"))) {
      PortkitException refusal = refuses(Failure.CACHE_UNUSABLE, () -> entry(new Cache(cache)));
      assertTrue(refusal.getMessage().contains(cache.toString()), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("PORTKIT_CACHE"), refusal.getMessage());
    }
    assertEquals(0, made.get());
  }

  @Test
  void placeIsTheUsersChoice() {
    assertEquals(Path.of("/p"), Cache.locate(Map.of("PORTKIT_CACHE", "/p", "HOME", "/h")).folder());
    assertEquals(
        Path.of("/x/portkit"), Cache.locate(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/h")).folder());
    assertEquals(Path.of("/h/.cache/portkit"), Cache.locate(Map.of("HOME", "/h")).folder());
    assertEquals(
        Path.of("/h/.cache/portkit"),
        Cache.locate(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/h")).folder());
    refuses(Failure.CACHE_UNUSABLE, () -> Cache.locate(Map.of()));
  }
}
