package portkit.metal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import portkit.metal.compiler.passes.Phase;

/** The page about the compiler shows what the compiler does. */
class WalkTest {
  @Test
  void thePageIsUpToDate() throws IOException {
    String page = Files.readString(Walk.PAGE);
    assertEquals(
        Walk.current(page), page, "docs/compiler-walk.md is out of date: scripts/generate");
  }

  @Test
  void thePageShowsEveryPassAndTheCode() throws IOException {
    String page = Files.readString(Walk.PAGE);
    for (Phase phase : Phase.values()) {
      assertTrue(page.contains("[after " + phase + "]\n"), phase::toString);
    }
    assertTrue(page.contains("[bytecode]\n") && page.contains("[machine code]\n"));
  }
}
