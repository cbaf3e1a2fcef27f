package portkit.nacl.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** What has passed is remembered, and nothing else is. */
class ValidatedTest {
  @TempDir private Path folder;
  private Validated validated;
  private Path program;

  @BeforeEach
  void program() throws IOException {
    validated = new Validated(folder.resolve("cache"));
    program = settled("good", new CraftedProgram().function("f", 0xc3).bytes());
  }

  /** A file that was there for a while. */
  private Path settled(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    while (!FileIdentity.of(file).isSettledAt(Instant.now())) {
      Thread.onSpinWait();
    }
    return file;
  }

  private Path mark(Path file) {
    return validated.file(FileIdentity.of(file));
  }

  private Path bad() throws IOException {
    return Files.write(
        folder.resolve("bad"), new CraftedProgram().function("f", 0x0f, 0x05, 0xc3).bytes());
  }

  @Test
  void whatHasPassedIsRemembered() {
    assertFalse(validated.require(program));
    assertTrue(validated.require(program));
    assertTrue(new Validated(folder.resolve("cache")).require(program));
  }

  @Test
  void contentCountsAndNotTheName() throws IOException {
    validated.require(program);
    assertTrue(validated.require(Files.copy(program, folder.resolve("copy"))));
  }

  @Test
  void anotherContentOfTheSameFileIsValidatedAgain() throws IOException {
    validated.require(program);
    Files.write(program, Files.readAllBytes(bad()));
    assertEquals(
        Failure.UNSAFE_CODE,
        assertThrows(PortkitException.class, () -> validated.require(program)).failure());
  }

  @Test
  void whatWasRefusedIsRefusedAgain() throws IOException {
    Path bad = bad();
    for (int i = 0; i < 2; i++) {
      assertThrows(PortkitException.class, () -> validated.require(bad));
    }
  }

  @Test
  void damagedMemoryIsNotBelieved() throws IOException {
    validated.require(program);
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "");
      }
    }
    assertFalse(validated.require(program));
    assertTrue(validated.require(program));
  }

  /** The name that a tender makes of what fstat tells it. */
  @Test
  void nameOfAFile() throws Exception {
    Process stat =
        new ProcessBuilder("stat", "-c", "%d-%i-%s-%.9Y-%.9Z", program.toString()).start();
    String expected =
        new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .replace(".", "");
    assertEquals(0, stat.waitFor());
    validated.require(program);
    assertEquals("passed\n", Files.readString(validated.files().resolve(expected)));
  }

  @Test
  void whatIsOldIsForgotten() throws IOException {
    validated.require(program);
    Path mark = mark(program);
    Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    Path copy = settled("copy", Files.readAllBytes(program));
    validated.require(copy);
    assertFalse(Files.exists(mark));
    assertTrue(Files.exists(mark(copy)));
  }

  /** The next change might have the same time, by the clock of the kernel or the file system. */
  @Test
  void whatHasChangedJustNowIsNotSettled() {
    Instant second = Instant.ofEpochSecond(1_000_000_000);
    Instant change = second.plusNanos(1);
    assertFalse(changed(change).isSettledAt(change));
    assertFalse(changed(change).isSettledAt(change.plusMillis(50)));
    assertTrue(changed(change).isSettledAt(change.plusMillis(51)));
    assertFalse(changed(second).isSettledAt(second.plusMillis(51)));
    assertFalse(changed(second).isSettledAt(second.plusSeconds(3)));
    assertTrue(changed(second).isSettledAt(second.plusSeconds(4)));
  }

  @Test
  void aMarkThatOthersCanWriteIsNotBelieved() throws IOException {
    assertFalse(validated.require(program));
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      }
    }
    assertFalse(validated.require(program));
    assertTrue(validated.require(program));
  }

  @Test
  void onlyItsContentCountsOfAFileThatOthersCanWrite() throws IOException {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertFalse(FileIdentity.of(program).isOurs());
    assertFalse(validated.require(program));
    assertTrue(validated.require(program));
    assertFalse(Files.exists(mark(program)));
    FileIdentity now = FileIdentity.of(program);
    assertTrue(of(now.owner(), -1, 0x1ed).isOurs()); // rwxr-xr-x
    assertTrue(of(now.owner(), now.group(), 0x1fd).isOurs()); // rwxrwxr-x
    assertFalse(of(now.owner(), -1, 0x1fd).isOurs());
    assertTrue(of(0, -1, 0x1ed).isOurs());
    assertFalse(of(-1, now.group(), 0x1ed).isOurs());
  }

  private static FileIdentity changed(Instant time) {
    return new FileIdentity(1, 1, 1, Instant.EPOCH, time, 1, 1, 0);
  }

  private static FileIdentity of(int owner, int group, int mode) {
    return new FileIdentity(1, 1, 1, Instant.EPOCH, Instant.EPOCH, owner, group, mode);
  }

  @Test
  void memoryThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    PortkitException failure =
        assertThrows(PortkitException.class, () -> new Validated(file).require(program));
    assertEquals(Failure.CACHE_UNUSABLE, failure.failure());
    assertTrue(failure.getMessage().contains("PORTKIT_CACHE"), failure.getMessage());
  }

  @Test
  void missingProgram() {
    assertEquals(
        Failure.NO_INPUT,
        assertThrows(PortkitException.class, () -> validated.require(folder.resolve("none")))
            .failure());
  }

  /** Another validator does not believe this one: every class that decides is in its name. */
  @Test
  void everyDecisiveClassCounts() throws IOException {
    TreeSet<String> undecided =
        new TreeSet<>(
            List.of(
                "FileIdentity", "Fingerprint", "Hidden", "ReportJson", "ReportText", "Validated"));
    Path classes = Path.of("src/main/java/portkit/nacl/validate");
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> counted =
          files
              .map(classes::relativize)
              .map(Path::toString)
              .filter(f -> f.endsWith(".java") && !f.endsWith("package-info.java"))
              .map(f -> f.replace(".java", ""))
              .filter(f -> !undecided.contains(f))
              .map(f -> f + ".class")
              .sorted()
              .toList();
      assertEquals(
          counted,
          Fingerprint.DECISIVE.stream()
              .filter(n -> n.endsWith(".class") && !n.startsWith("/"))
              .sorted()
              .toList());
    }
  }
}
