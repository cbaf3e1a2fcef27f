package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real programs on the real Go runtime, through the command. */
class ProgramsTest {
  @TempDir Path folder;

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void sieveTellsItsPrimesAndWhereItRuns() {
    Portkit.Result result = Portkit.run("run", "examples/sieve.go", "--", "25").exits(0);
    assertTrue(result.out().startsWith("2 3 5 7 11 13 17 19 23 29"), result::toString);
    assertTrue(result.out().contains(" 97\n"), result::toString);
    assertTrue(result.out().contains("tiny"), result::toString);
  }

  @Test
  void faultsBecomePanicsThatAreRecoveredOrEndTheProgram() {
    Portkit.Result result = Portkit.run("run", Portkit.example("crash").toString()).exits(2);
    assertEquals(4, result.out().lines().filter(l -> l.startsWith("recovered, ")).count());
    assertTrue(result.out().contains("division by zero: runtime error: integer divide by zero"));
    assertTrue(result.err().contains("goroutine 1 [running]:"), result::toString);
  }

  @Test
  void uncaughtPanicPrintsGosTracebackAndExitsWith2() throws IOException {
    Path program = source("panic.go", "package main\n\nfunc main() { var p *int; println(*p) }\n");
    Portkit.Result result = Portkit.run("run", program.toString()).exits(2);
    assertTrue(
        result.err().contains("panic: runtime error: invalid memory address"), result::toString);
    assertTrue(result.err().contains("panic.go:3"), result::toString);
    assertTrue(result.err().contains("goroutine 1 [running]:"), result::toString);
  }

  @RepeatedTest(5)
  void stress() {
    Portkit.run("run", Portkit.example("stress").toString()).exits(0);
  }

  @Test
  void callFreeLoopDoesNotStopTheCollector() {
    Portkit.run("run", Portkit.example("tightloop").toString()).exits(0);
  }

  @Test
  void argumentsEnvironmentInputAndExitCodePassThrough() throws IOException {
    Path program =
        source(
            "pass.go",
            """
            package main

            import (
            	"fmt"
            	"io"
            	"os"
            )

            func main() {
            	in, _ := io.ReadAll(os.Stdin)
            	fmt.Printf("%q %q %q", os.Args[1:], os.Getenv("GREETING"), in)
            	fmt.Fprint(os.Stderr, "diagnostics")
            	os.Exit(42)
            }
            """);
    Portkit.Result result =
        new Portkit()
            .with("GREETING", "grüße")
            .input(source("input", "line\n"))
            .go("run", program.toString(), "--", "a", "b c", "--flag", "")
            .exits(42);
    assertEquals("[\"a\" \"b c\" \"--flag\" \"\"] \"grüße\" \"line\\n\"", result.out());
    assertEquals("diagnostics", result.err());
  }

  @Test
  void deadlockIsReported() throws IOException {
    Path program = source("deadlock.go", "package main\n\nfunc main() { select {} }\n");
    Portkit.Result result = Portkit.run("run", program.toString()).exits(2);
    assertTrue(
        result.err().contains("fatal error: all goroutines are asleep - deadlock!"),
        result::toString);
  }

  @Test
  void timeLimitEndsAProgram() throws IOException {
    Path program = source("forever.go", "package main\n\nfunc main() { for {} }\n");
    Portkit.Result result = Portkit.run("run", "--timeout", "2", program.toString()).exits(124);
    assertEquals(1, result.err().lines().count(), result::toString);
  }

  /** What the runtime does with less than the whole interface, down to the smallest. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "threads",
        "threads,sleep",
        "faults",
        "clock,random,input",
        "input,sleep,clock,random"
      })
  void runsWithoutSomeProfiles(String without) {
    Portkit.Result result =
        Portkit.run("run", "--without", without, Portkit.example("sieve").toString(), "--", "50");
    assertTrue(result.exits(0).out().contains(" 227 229\n"), result::toString);
  }

  @Test
  void stressOnOneThread() {
    Portkit.run("run", "--without=threads", Portkit.example("stress").toString()).exits(0);
  }

  /** What waits in the runtime itself, as a profile's reader does, must let the others run. */
  @Test
  void aProfileIsTakenOnOneThread() throws IOException {
    Path program =
        source(
            "profile.go",
            """
            package main

            import (
            	"bytes"
            	"fmt"
            	"runtime/pprof"
            	"time"
            )

            func main() {
            	var profile bytes.Buffer
            	if err := pprof.StartCPUProfile(&profile); err != nil {
            		panic(err)
            	}
            	time.Sleep(150 * time.Millisecond)
            	pprof.StopCPUProfile()
            	fmt.Println("written:", profile.Len() > 0)
            }
            """);
    for (String port : List.of("hosted --without threads", "nacl-like --single")) {
      List<String> line = new ArrayList<>(List.of("run", "--port"));
      line.addAll(List.of(port.split(" ")));
      line.add(program.toString());
      assertEquals("written: true\n", Portkit.run(line.toArray(String[]::new)).exits(0).out());
    }
  }

  @Test
  void withoutRandomnessCryptoRandFailsClearly() throws IOException {
    Path program =
        source(
            "rand.go",
            "package main\n\nimport \"crypto/rand\"\n\nfunc main() { println(rand.Text()) }\n");
    Portkit.run("run", program.toString()).exits(0);
    Portkit.Result result = Portkit.run("run", "--without=random", program.toString()).exits(2);
    assertTrue(result.err().contains("random"), result::toString);
  }
}
