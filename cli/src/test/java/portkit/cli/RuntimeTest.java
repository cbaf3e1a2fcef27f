package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the port of Go adds to the runtime, through the command. */
class RuntimeTest {
  @TempDir Path folder;

  @Test
  void faultsInterruptsAndSignals() {
    Portkit.Result result =
        new Portkit()
            .in(Portkit.ROOT.resolve("go-runtime/src/test/go/runtime"))
            .go("go", "test", "-count=1");
    result.exits(0);
    assertTrue(result.out().contains("ok  \tportkit/runtime"), result::toString);
  }

  @Test
  void testsCountWhatTheyCover() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module m\n\ngo 1.26\n");
    Files.writeString(
        folder.resolve("m.go"),
        "package m\n\nfunc F(b bool) int {\n\tif b {\n\t\treturn 1\n\t}\n\treturn 2\n}\n");
    Files.writeString(
        folder.resolve("m_test.go"),
        "package m\n\nimport \"testing\"\n\nfunc TestF(*testing.T) { F(true) }\n");
    Portkit.Result result = new Portkit().in(folder).go("go", "test", "-cover");
    result.exits(0);
    assertTrue(result.out().contains("coverage: 66.7% of statements"), result::toString);
  }
}
