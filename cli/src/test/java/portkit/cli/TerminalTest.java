package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.process.ChildProcess;

/** A person at the terminal, or a pipe, of a machine. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TerminalTest {
  private static final String ECHO =
      """
      package main

      import (
      	"bufio"
      	"fmt"
      	"os"
      )

      func main() {
      	fmt.Println("ready")
      	lines := bufio.NewScanner(os.Stdin)
      	for lines.Scan() {
      		fmt.Printf("<%s>\\n", lines.Text())
      	}
      	fmt.Println("end")
      }
      """;

  private static final String ENDLESS =
      """
      package main

      import "fmt"

      func main() {
      	for {
      		fmt.Println("line")
      	}
      }
      """;

  /** Ctrl-D, which ends the input of a terminal. */
  private static final String END = "\u0004";

  @TempDir Path folder;

  private String run(String source) throws IOException {
    Path program = Files.writeString(folder.resolve("program.go"), source);
    return "%s run --port=baremetal %s".formatted(Portkit.COMMAND, program);
  }

  private static Process start(String... command) throws IOException {
    Portkit.requireBuilt();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    return builder.start();
  }

  /**
   * Each line is typed when the one before has been answered. The command behind it finds the
   * terminal as it was: one whose reads wait.
   */
  @ParameterizedTest
  @ValueSource(strings = {"uart", "virtio"})
  void whatIsTypedArrivesAtOnce(String console) throws Exception {
    String line = "PORTKIT_CONSOLE=%s %s && cat".formatted(console, run(ECHO));
    Process terminal = start("script", "-qec", line, "/dev/null");
    try (BufferedReader out = terminal.inputReader();
        OutputStream keys = terminal.getOutputStream()) {
      expect(out, "ready");
      type(keys, "one\n");
      expect(out, "<one>");
      type(keys, "two\n");
      expect(out, "<two>");
      type(keys, END);
      expect(out, "end");
      type(keys, "three\n");
      expect(out, "three"); // what the terminal shows of it
      expect(out, "three");
      type(keys, END);
      assertTrue(terminal.waitFor(1, TimeUnit.MINUTES));
      assertEquals(0, terminal.exitValue());
    } finally {
      ChildProcess.kill(terminal);
    }
  }

  private static void type(OutputStream keys, String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.US_ASCII));
    keys.flush();
  }

  /** Reads on until there is such a line; the time limit is the test's. */
  private static void expect(BufferedReader out, String line) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String next = out.readLine(); ; next = out.readLine()) {
      assertTrue(next != null, () -> "no line " + line + " in:\n" + seen);
      if (next.strip().equals(line)) {
        return;
      }
      seen.append(next).append('\n');
    }
  }

  @Test
  void aProgramWhoseOutputNobodyReadsAnyMoreIsEnded() throws Exception {
    Process pipe = start("/bin/bash", "-c", run(ENDLESS) + " | head -1; exit ${PIPESTATUS[0]}");
    try (BufferedReader out = pipe.inputReader()) {
      expect(out, "line"); // what portkit says as it builds may come before
      assertEquals(null, out.readLine());
      assertTrue(pipe.waitFor(1, TimeUnit.MINUTES));
      assertEquals(128 + 13, pipe.exitValue()); // SIGPIPE
    } finally {
      ChildProcess.kill(pipe);
    }
  }
}
