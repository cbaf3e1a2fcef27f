package portkit.go;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.process.ChildProcess;

/** Runs the Go tests of the tool that adds the ABI note (src/test/toolexec). */
class ToolexecTest {
  @TempDir Path folder;

  @Test
  void goTests() throws IOException {
    for (Map.Entry<String, String> file : PortFiles.ofToolexec().texts().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    try (Stream<Path> tests = Files.list(Path.of("src/test/toolexec"))) {
      for (Path test : tests.toList()) {
        Files.copy(test, folder.resolve(test.getFileName()));
      }
    }
    ProcessBuilder go =
        new ProcessBuilder(InstalledGo.GO.command().toString(), "test", "-vet=all", ".");
    go.directory(folder.toFile());
    ChildProcess.Result result = ChildProcess.run(go, Duration.ofMinutes(5));
    assertEquals(0, result.exitCode(), result::toString);
  }
}
