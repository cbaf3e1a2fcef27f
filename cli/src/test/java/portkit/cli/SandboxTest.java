package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.Failure;
import portkit.os.process.ChildProcess;

/** Go programs in the sandbox, in its three thread modes, and the start without a JVM. */
class SandboxTest {
  private static final String THREADS = "nacl-like";
  private static final String SINGLE = "nacl-like:single";
  private static final String COROUTINES = "nacl-like:coroutines";

  @TempDir Path folder;

  private static Portkit on(String port) {
    return new Portkit().with("PORTKIT_PORT", port);
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {THREADS, SINGLE, COROUTINES})
  void sieve(String port) {
    Portkit.Result result = on(port).go("run", Portkit.example("sieve").toString(), "25").exits(0);
    assertTrue(result.out().startsWith("2 3 5 7 11 13 17 19 23 29"), result::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {THREADS, SINGLE, COROUTINES})
  void faultsBecomePanics(String port) {
    Portkit.Result result = on(port).go("run", Portkit.example("crash").toString()).exits(2);
    assertEquals(4, result.out().lines().filter(l -> l.startsWith("recovered, ")).count());
    assertTrue(result.err().contains("goroutine 1 [running]:"), result::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {THREADS, SINGLE, COROUTINES})
  void argumentsEnvironmentInputAndExitCodePassThrough(String port) throws IOException {
    Path program =
        source(
            "pass.go",
            """
            package main

            import (
            	"fmt"
            	"io"
            	"os"
            	"time"
            )

            func main() {
            	ticks := time.NewTicker(time.Millisecond)
            	in, _ := io.ReadAll(os.Stdin)
            	<-ticks.C
            	fmt.Printf("%q %q %q", os.Args[1:], os.Getenv("GREETING"), in)
            	os.Exit(42)
            }
            """);
    Path input = source("input", "some input");
    Portkit.Result result =
        on(port)
            .with("GREETING", "hello there")
            .input(input)
            .go("run", program.toString(), "--", "-x", "a b")
            .exits(42);
    assertEquals("[\"-x\" \"a b\"] \"hello there\" \"some input\"", result.out());
  }

  @RepeatedTest(3)
  void stress() {
    on(THREADS).go("run", Portkit.example("stress").toString()).exits(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {SINGLE, COROUTINES})
  void stressOnOneThread(String port) {
    on(port).go("run", Portkit.example("stress").toString()).exits(0);
  }

  @Test
  void callFreeLoopDoesNotStopTheCollector() {
    on(THREADS).go("run", Portkit.example("tightloop").toString()).exits(0);
  }

  @Test
  void memoryLimitIsNamedAndGoSaysOutOfMemory() throws IOException {
    Path program =
        source(
            "memory.go",
            """
            package main

            var all [][]byte

            func main() {
            	for {
            		all = append(all, make([]byte, 1<<20))
            	}
            }
            """);
    Portkit.Result result = on(THREADS).go("run", "-m", "128", program.toString()).exits(2);
    assertTrue(
        result
            .err()
            .startsWith(
                "portkit: the program wants more memory than its limit of 128 MiB (-m)\n"
                    + "fatal error: "),
        result::toString);
    assertTrue(result.err().contains("out of memory"), result::toString);
  }

  @Test
  void limitsOfTimeSayWhich() throws IOException {
    Path source = source("spin.go", "package main\n\nfunc main() { for {} }\n");
    Path program = folder.resolve("spin");
    Portkit.run("go", "build", "-o", program.toString(), source.toString()).exits(0);
    on(THREADS)
        .go("run", "--cpu", "1", program.toString())
        .exits(Failure.CPU_LIMIT.exitCode())
        .complains("the program was ended at its limit of 1 s of processor time (--cpu)");
    on(THREADS)
        .go("run", "--timeout=0.3", program.toString())
        .exits(Failure.TIME_LIMIT.exitCode())
        .complains("the program was ended at its limit of 0.3 s (--timeout)");
  }

  /** A JVM that is asked for what it does not know does not start. */
  private static Portkit withoutJvm(String port) {
    return on(port).with("PORTKIT_JAVA_OPTIONS", "-XX:+NoSuchOption");
  }

  @Test
  void aProgramThatHasPassedStartsWithoutAJvmUntilItChanges() throws IOException {
    Path program = folder.resolve("hello");
    Files.copy(Portkit.example("hello"), program);
    on(THREADS).go("exec", program.toString()).exits(0);
    for (String port : new String[] {THREADS, SINGLE, COROUTINES}) {
      Portkit.Result result = withoutJvm(port).go("exec", program.toString(), "-v").exits(0);
      assertTrue(result.out().contains("argument 1: -v"), result::toString);
    }
    withoutJvm(THREADS).go("run", "-m", "64", "--cpu=9", program.toString(), "a").exits(0);
    Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
    Portkit.Result changed = withoutJvm(THREADS).go("exec", program.toString());
    assertTrue(changed.err().contains("NoSuchOption"), changed::toString);
    on(THREADS).go("exec", program.toString()).exits(0);
    withoutJvm(THREADS).go("exec", program.toString()).exits(0);
  }

  /** No shell may do anything with the name, and what is linked to is what has passed. */
  @Test
  void itsNameMayBeAnything() throws IOException {
    Path program = Files.createDirectory(folder.resolve("a folder")).resolve("-x $y `z`\n\"*");
    Files.copy(Portkit.example("hello"), program);
    on(THREADS).go("exec", program.toString()).exits(0);
    Path link = Files.createSymbolicLink(folder.resolve("link"), program);
    Portkit.Result result = withoutJvm(THREADS).in(folder).go("run", "link", "a b", " *").exits(0);
    assertTrue(
        result.out().endsWith("argument 0: link\nargument 1: a b\nargument 2:  *\n"),
        result::toString);
    withoutJvm(THREADS).in(program.getParent()).go("exec", "./" + program.getFileName()).exits(0);
    Files.delete(link);
    Files.createSymbolicLink(link, Files.copy(program, folder.resolve("another file")));
    assertTrue(withoutJvm(THREADS).in(folder).go("run", "link").err().contains("NoSuchOption"));
  }

  /** What others can change is judged by its content each time. */
  @Test
  void aProgramThatOthersCanWriteIsNotRemembered() throws IOException {
    Path program = Files.copy(Portkit.example("hello"), folder.resolve("hello"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    on(THREADS).go("exec", program.toString()).exits(0);
    Portkit.Result again = withoutJvm(THREADS).go("exec", program.toString());
    assertTrue(again.err().contains("NoSuchOption"), again::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--timeout=soon, Invalid value for option '--timeout': 'soon' is not a double; see portkit run --help",
    "--timeout=-1, '--timeout wants a number of seconds, 0 to 999999999, not -1.0'",
    "--cpu=1.5, Invalid value for option '--cpu': '1.5' is not an int; see portkit run --help",
    "--cpu=2000000000, '--cpu wants a number of seconds, 0 to 999999999, not 2000000000'",
    "--memory=0, '-m wants a number of MiB, 1 to 999999, not 0'",
    "--memory=64k, Invalid value for option '--memory': '64k' is not an int; see portkit run --help",
    "--single --coroutines, --single and --coroutines exclude each other: choose one"
  })
  void anOptionThatIsWrongIsNamedWhetherTheProgramHasPassedOrNot(String options, String line) {
    String program = Portkit.example("hello").toString();
    on(THREADS).go("exec", program).exits(0);
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.add(program);
    on(THREADS)
        .go(arguments.toArray(String[]::new))
        .exits(Failure.USAGE.exitCode())
        .complains(line);
  }

  @Test
  void otherPortsRefuseALimitThatTheyCannotHold() {
    on("hosted")
        .go("run", "--cpu", "1", Portkit.example("hello").toString())
        .exits(Failure.USAGE.exitCode())
        .complains("port hosted cannot limit processor time: --cpu is for --port nacl-like");
    on(THREADS)
        .go("run", "--trace", Portkit.example("hello").toString())
        .exits(Failure.USAGE.exitCode())
        .complains("port nacl-like cannot trace or step calls: use the hosted port for that");
  }

  @Test
  void goRunAndGoTestUseIt() throws IOException {
    Path program = source("port.go", "package main\n\nfunc main() { println(\"in it\") }\n");
    Portkit.Result result = on(THREADS).go("go", "run", program.toString()).exits(0);
    assertTrue(result.err().endsWith("in it\n"), result::toString);
  }

  /** The tender alone, which the validator has not kept from running this. */
  @Test
  void aReportHasTheLinesOfGo() throws IOException {
    source("go.mod", "module attack\n\ngo 1.26\n");
    source(
        "main.go",
        """
        package main

        func ask(n uintptr) uintptr

        //go:noinline
        func attack() uintptr {
        	return ask(41)
        }

        func main() {
        	println(attack())
        }
        """);
    source(
        "ask_amd64.s",
        """
        #include "textflag.h"
        TEXT \u00b7ask(SB),NOSPLIT,$8-16
        	MOVQ n+0(FP), AX
        	SYSCALL
        	MOVQ AX, ret+8(FP)
        	RET
        """);
    Path program = folder.resolve("attack");
    new Portkit().in(folder).go("go", "build", "-o", program.toString(), ".").exits(0);
    ChildProcess.Result result =
        ChildProcess.run(
            new ProcessBuilder(
                Portkit.ROOT.resolve("cli/target/portkit/images/tender").toString(),
                program.toString()),
            Duration.ofMinutes(1));
    assertEquals(159, result.exitCode(), result::toString);
    List<String> lines = result.errors().lines().toList();
    assertTrue(lines.get(0).contains("stopped system call 41 (socket) with"), result::toString);
    assertEquals(
        List.of(
            "  in main.ask (ask_amd64.s:4)",
            "  called from main.attack (main.go:7)",
            "  called from main.main (main.go:11)"),
        lines.subList(1, 4));
  }
}
