package portkit.os.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
  @TempDir Path folder;

  private static String reason(Executable work) {
    return IoReason.of(assertThrows(IOException.class, work));
  }

  @Test
  void itSaysWhatIsWrongAndNotOnlyWhere() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(
        "no such file or folder", reason(() -> Files.readAllBytes(folder.resolve("none"))));
    assertEquals("it is there already", reason(() -> Files.createDirectory(file)));
    assertEquals("Not a directory", reason(() -> Files.createFile(file.resolve("below"))));
    assertEquals(
        "No space left on device", reason(() -> Files.write(Path.of("/dev/full"), new byte[1])));
    assertEquals("as it says", IoReason.of(new IOException("as it says")));
    assertEquals("IOException", IoReason.of(new IOException()));
  }
}
