package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.Failure;
import portkit.os.process.ChildProcess;

/** What is around the command: its environment, its descriptors, the user who ends it. */
class SurroundingsTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path folder;

  private Path source(String name, String body) throws IOException {
    return Files.writeString(
        folder.resolve(name), "package main\n\nimport (\n\"io\"\n\"os\"\n)\n\n" + body);
  }

  @Test
  void lettersBeyondAsciiInTheLocaleC() throws IOException {
    Path source = source("prögramm.go", "func main() { io.WriteString(os.Stdout, os.Args[1]) }\n");
    Portkit portkit = new Portkit().with("LC_ALL", "C");
    assertEquals("süß", portkit.go("run", source.toString(), "süß").exits(0).out());
  }

  @Test
  void variablesThatAreEmptyOrForOtherBuilds() throws IOException {
    Path source = source("prog.go", "func main() { io.WriteString(os.Stdout, \"it ran\") }\n");
    Portkit portkit = new Portkit().with("PORTKIT_PORT", "").with("GOOS", "linux");
    assertEquals("it ran", portkit.go("run", source.toString()).exits(0).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hosted", "nacl-like", "baremetal"})
  void aClosedInputIsAtItsEnd(String port) throws IOException {
    Path source = source("count.go", "func main() { io.Copy(os.Stdout, os.Stdin) }\n");
    ChildProcess.Result result =
        shell("exec %s run --port %s %s <&-".formatted(Portkit.COMMAND, port, source));
    assertEquals(new ChildProcess.Result(0, "", ""), result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hosted", "nacl-like", "baremetal"})
  void aProgramWhoseReaderHasGoneEndsAsBySigpipe(String port) throws IOException {
    Path source =
        source("talk.go", "func main() { for { io.WriteString(os.Stdout, \"word\\n\") } }\n");
    ChildProcess.Result result =
        shell(
            "%s run --port %s %s | head -1; exit ${PIPESTATUS[0]}"
                .formatted(Portkit.COMMAND, port, source));
    assertEquals(new ChildProcess.Result(128 + 13, "word\n", ""), result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run --port hosted", "run --port nacl-like", "run --port baremetal", "go run"})
  void aSignalLeavesNothingBehind(String command) throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path source =
        source(
            "wait.go",
            """
            func main() {
            	io.WriteString(os.Stdout, "up")
            	for {
            		io.Discard.Write(nil)
            	}
            }
            """);
    Path out = folder.resolve("out");
    ChildProcess.Result result =
        shell(
            """
            TMPDIR=%s %s %s %s >%s & pid=$!
            until [ -s %5$s ] || ! kill -0 $pid; do sleep 0.1; done
            kill -TERM $pid
            wait $pid
            """
                .formatted(temporary, Portkit.COMMAND, command, source, out));
    int terminated = 128 + 15;
    assertEquals(terminated, result.exitCode(), result::toString);
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void outputThatCannotBeWritten() {
    assertEquals(
        new ChildProcess.Result(
            Failure.DISK_FULL.exitCode(),
            "",
            "portkit: standard output cannot be written: No space left on device\n"),
        shell("exec %s ports >/dev/full".formatted(Portkit.COMMAND)));
    // doctor is still busy when the reader has gone.
    assertEquals(
        new ChildProcess.Result(0, "141\n", ""),
        shell("exec 3>&1; { %s doctor; echo $? >&3; } | true".formatted(Portkit.COMMAND)));
  }

  private static ChildProcess.Result shell(String script) {
    Portkit.requireBuilt();
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    return ChildProcess.run(builder, LIMIT);
  }
}
