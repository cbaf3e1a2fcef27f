package portkit.conformance.golevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFileTest {
  @TempDir Path folder;

  private TestFile parse(String firstLine) throws IOException {
    Path file = folder.resolve("x.go");
    Files.writeString(file, firstLine + "\n\npackage main\n");
    return TestFile.parse(file, "test/x.go").orElse(null);
  }

  @Test
  void takesOnlyFilesThatSayRun() throws IOException {
    assertTrue(parse("// run") != null);
    assertEquals(null, parse("// errorcheck"));
    assertEquals(null, parse("// rundir"));
    assertEquals(null, parse("// run-like"));
    assertEquals(null, parse(""));
  }

  @Test
  void separatesFlagsFromArguments() throws IOException {
    TestFile file = parse("// run -gcflags='-N -l' -tags=purego one two");
    assertEquals(List.of("one", "two"), file.arguments());
    assertEquals(List.of("-gcflags=-N -l", "-tags=purego"), file.buildFlags());
  }

  @Test
  void takesFurtherSources() throws IOException {
    TestFile file = parse("// run y.go one z.go");
    assertEquals(List.of(folder.resolve("y.go")), file.moreSources());
    assertEquals(List.of("one", "z.go"), file.arguments());
  }

  @Test
  void expectsTheGoldenOutputOrNothing() throws IOException {
    TestFile file = parse("// run");
    assertEquals("", file.expectedOutput());
    Files.writeString(folder.resolve("x.out"), "golden\n");
    assertEquals("golden\n", file.expectedOutput());
  }
}
