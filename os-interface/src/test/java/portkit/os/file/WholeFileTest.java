package portkit.os.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.process.ChildProcess;

class WholeFileTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void itReplacesAFileAndLeavesNothingBesideIt() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "what was there before");
    WholeFile.write(file, CONTENT);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void itHasThePermissionsOfOtherNewFiles() throws IOException {
    Path other = Files.createFile(folder.resolve("other"));
    Path file = folder.resolve("file");
    WholeFile.write(file, CONTENT);
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
  }

  @Test
  void aDeviceIsWrittenToAndStaysOne() throws IOException {
    Path pipe = folder.resolve("pipe");
    Path read = folder.resolve("read");
    ChildProcess.run(new ProcessBuilder("mkfifo", pipe.toString()), Duration.ofSeconds(10));
    Process reader =
        new ProcessBuilder("timeout", "60", "cat", pipe.toString())
            .redirectOutput(read.toFile())
            .start();
    WholeFile.write(pipe, CONTENT);
    assertEquals(0, ChildProcess.await(reader, "cat", Duration.ofSeconds(60)));
    assertArrayEquals(CONTENT, Files.readAllBytes(read));
    assertEquals(false, Files.isRegularFile(pipe));
  }

  @Test
  void whatCannotBeReplacedStays() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("folder/inside"));
    IOException refused =
        assertThrows(IOException.class, () -> WholeFile.write(inside.getParent(), CONTENT));
    assertEquals("Is a directory", IoReason.of(refused));
    assertEquals(List.of(inside.getParent()), files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
