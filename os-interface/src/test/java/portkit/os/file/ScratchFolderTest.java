package portkit.os.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import portkit.os.process.ChildProcess;

class ScratchFolderTest {
  @Test
  void itGoesWithAllThatIsInIt() throws IOException {
    Path path;
    try (ScratchFolder folder = ScratchFolder.create("test")) {
      path = folder.path();
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      Files.createDirectories(folder.resolve("a/b"));
      Files.writeString(folder.resolve("a/b/file"), "text");
      Files.createSymbolicLink(folder.resolve("link"), Path.of("/"));
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void itGoesWhenASignalEndsTheProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader()) {
      Path path = Path.of(output.readLine());
      assertTrue(Files.exists(path.resolve("file")));
      process.destroy();
      int terminated = 128 + 15;
      assertEquals(
          terminated, ChildProcess.await(process, "the other JVM", Duration.ofSeconds(60)));
      assertFalse(Files.exists(path));
    }
  }

  /** Has a folder, and waits for the signal. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] args) throws Exception {
      ScratchFolder folder = ScratchFolder.create("test");
      Files.createFile(folder.resolve("file"));
      System.out.println(folder.path());
      Thread.sleep(Duration.ofMinutes(1));
    }
  }
}
