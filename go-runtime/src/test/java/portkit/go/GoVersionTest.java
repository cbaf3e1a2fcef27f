package portkit.go;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoVersionTest {
  @ParameterizedTest
  @CsvSource({
    "go1.26,26,go1.26",
    "go1.26.8,26,go1.26.8",
    "go1.27rc1,27,go1.27rc1",
    "go1.26.8 X:jsonv2,26,go1.26.8",
    "devel go1.28-0a1b2c3 Mon Jan 5 10:00:00 2026,28,go1.28-0a1b2c3",
    "go1.100.1,100,go1.100.1",
  })
  void releaseIsRead(String text, int minor, String name) {
    assertEquals(Optional.of(new GoVersion(minor, name)), GoVersion.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "go2.0", "1.26", "gccgo 13", "go1.", "go1.999999999999"})
  void otherTextsAreNone(String text) {
    assertEquals(Optional.empty(), GoVersion.parse(text));
  }

  @Test
  void itIsShownByName() {
    assertEquals("go1.26.8", new GoVersion(26, "go1.26.8").toString());
  }
}
