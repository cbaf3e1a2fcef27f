package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static portkit.metal.asm.Width.QWORD;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.hosted.guest.ChildJvm;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Outcome;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Reg;
import portkit.os.Errno;
import portkit.os.Failure;
import portkit.os.OsTable;

/** A program in a JVM of its own, with the process's own descriptors and exit code. */
class HostedMainTest {
  @TempDir Path folder;

  private final GuestProgram g = new GuestProgram();

  private Path elf() throws Exception {
    return Files.write(folder.resolve("guest.elf"), g.elf());
  }

  private Path hello() throws Exception {
    g.print("hello\n");
    g.exit(42);
    return elf();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseZGC", "-Xint"})
  void worksUnderEachCollector(String collector) throws Exception {
    Outcome outcome = new ChildJvm(folder).collector(collector).run("--step", hello());
    assertEquals(new Outcome(42, "hello\n", ""), outcome);
  }

  @Test
  void refusesShenandoah() throws Exception {
    Outcome outcome = new ChildJvm(folder).collector("-XX:+UseShenandoahGC").run(hello());
    refused(Failure.UNSUITABLE_JVM, "Shenandoah", outcome);
  }

  @Test
  void namesAMissingProgram() throws Exception {
    refused(Failure.NO_INPUT, "nothing.elf: no such file", new ChildJvm(folder).run("nothing.elf"));
    refused(Failure.USAGE, "no program named", new ChildJvm(folder).run("--step"));
  }

  @ParameterizedTest
  @CsvSource({"--stop,unknown option", "--time-limit=soon,whole number", "--time-limit=0,above 0"})
  void refusesUnknownOptions(String option, String words) throws Exception {
    refused(Failure.USAGE, words, new ChildJvm(folder).run(option, "x.elf"));
  }

  @Test
  void refusesWhatIsNoProgram() throws Exception {
    Path text = Files.writeString(folder.resolve("main.go"), "package main\n");
    refused(Failure.NOT_ELF, "main.go: not an ELF file", new ChildJvm(folder).run(text));
  }

  @Test
  void endsAtItsTimeLimit() throws Exception {
    g.spinUntilSet(g.variable("never"));
    refused(
        Failure.TIME_LIMIT,
        "time limit of 1000 ms",
        new ChildJvm(folder).run("--time-limit=1", elf()));
  }

  @Test
  void reportsAFaultAndLeavesNoCrashFile() throws Exception {
    g.a.ud2();
    Outcome outcome = new ChildJvm(folder).run(elf());
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.error().contains("illegal instruction at pc 0x"), outcome.error());
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("hs_err")));
    }
  }

  @Test
  void writesASummaryToAFile() throws Exception {
    Path report = folder.resolve("report");
    Outcome outcome = new ChildJvm(folder).run("--summary", "--report=" + report, hello());
    assertEquals(new Outcome(42, "hello\n", ""), outcome);
    assertTrue(Files.readString(report).contains("  write                 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--summary", "--step"})
  void exitDoesNotWaitForInput(String option) throws Exception {
    Label reader = new Label("reader");
    Label ready = g.variable("ready");
    Label buffer = g.variable("buffer");
    g.os(OsTable.SPAWN, reader, 0, 0);
    g.await(ready, 1);
    g.exit(7);
    g.function(reader);
    g.count(ready);
    g.os(OsTable.READ, 0, buffer, 8);
    g.exit(1);
    ChildJvm jvm = new ChildJvm(folder);
    Process process = jvm.start(option, elf()); // its input stays open, and empty
    assertEquals(7, jvm.outcome(process).exitCode());
  }

  @Test
  void aReaderThatIsGoneIsABrokenPipe() throws Exception {
    Label text = g.text("x".repeat(1000));
    Label loop = g.a.here("loop");
    g.os(OsTable.WRITE, 1, text, 1000);
    g.a.test(QWORD, Reg.RAX, Reg.RAX);
    g.a.jcc(Cond.G, loop);
    g.expect(Errno.EPIPE.result(), 1);
    g.exit(9);
    Process process = new ChildJvm(folder).builder(elf()).redirectErrorStream(false).start();
    try (InputStream out = process.getInputStream()) {
      assertEquals('x', out.read());
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(9, process.exitValue());
  }

  @Test
  void aWriterThatIsStuckIsEnded() throws Exception {
    Label text = g.text("x".repeat(1000));
    Label writer = new Label("writer");
    Label never = g.variable("never");
    g.os(OsTable.SPAWN, writer, 0, 0);
    g.os(OsTable.SLEEP, never, 0, 500_000_000);
    g.exit(8);
    g.function(writer);
    Label loop = g.a.here("loop");
    g.os(OsTable.WRITE, 1, text, 1000);
    g.a.jmp(loop);
    Process process = new ChildJvm(folder).builder(elf()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "nobody reads what it writes");
    assertEquals(8, process.exitValue());
  }

  private static void refused(Failure failure, String words, Outcome outcome) {
    assertEquals(failure.exitCode(), outcome.exitCode(), outcome.error());
    assertTrue(outcome.error().startsWith("portkit: "), outcome.error());
    assertTrue(outcome.error().contains(words), outcome.error());
    assertEquals(outcome.error().indexOf('\n'), outcome.error().length() - 1, "one line");
  }
}
