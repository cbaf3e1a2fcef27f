package portkit.metal.hw.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page that is checked in says what the layouts say. */
class ReferenceTest {
  @Test
  void thePageAgrees() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    assertEquals(
        Reference.text(),
        Files.readString(root.resolve(Reference.PAGE)),
        Reference.PAGE + " has drifted from the layouts; run scripts/generate");
  }
}
