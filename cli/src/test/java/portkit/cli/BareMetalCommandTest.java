package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.Failure;
import portkit.os.process.ChildProcess;

/** The bare-metal port through the command: the main job, and what a person can get wrong. */
class BareMetalCommandTest {
  private static final String METAL = "--port=baremetal";

  @TempDir Path folder;

  private static String hello() {
    return Portkit.example("hello").toString();
  }

  private static Portkit.Result complains(Failure failure, Portkit.Result result) {
    result.exits(failure.exitCode());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result::toString);
    return result;
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), "package main\n\n" + text);
  }

  private static ChildProcess.Result script(ProcessBuilder builder) {
    Portkit.requireBuilt();
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    return ChildProcess.run(builder, Duration.ofMinutes(5));
  }

  @Test
  void theMainJobIsTheSieveOnAMachine() {
    String run = Portkit.ROOT.resolve("scripts/run").toString();
    ChildProcess.Result result = script(new ProcessBuilder(run));
    assertEquals(0, result.exitCode(), result::toString);
    assertTrue(result.output().startsWith("2 3 5 7 11 13 17 19 23 29 "), result::toString);
    assertTrue(result.output().contains(" 523 541\nGOOS=tiny: 102 goroutines"), result::toString);
    result = script(new ProcessBuilder(run, "--port", "hosted", "3"));
    assertTrue(result.output().startsWith("2 3 5\n"), result::toString);
    result = script(new ProcessBuilder(run, Portkit.example("crash").toString()));
    assertEquals(2, result.exitCode(), result::toString);
  }

  @Test
  void withoutQemuTheMainJobSaysSo() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", Portkit.ROOT.resolve("scripts/run").toString());
    builder.environment().put("PATH", pathWith("dirname"));
    ChildProcess.Result result = script(builder);
    assertEquals(Failure.TOOL_MISSING.exitCode(), result.exitCode(), result::toString);
    assertEquals(1, result.errors().lines().count(), result::toString);
    assertTrue(result.errors().contains("run scripts/setup"), result::toString);
  }

  /** A PATH in which only these programs are found. */
  private String pathWith(String... programs) throws IOException {
    for (String program : programs) {
      String _ = program("bin", program, "exec /usr/bin/%s \"$@\"\n".formatted(program));
    }
    return folder.resolve("bin").toString();
  }

  private String fakeQemu(String script) throws IOException {
    return program("fake", "qemu-system-x86_64", script);
  }

  /** Writes a shell script and returns its folder, for a PATH. */
  private String program(String place, String name, String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(place));
    Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
    assertTrue(program.toFile().setExecutable(true));
    return bin.toString();
  }

  @Test
  void qemuThatIsMissing() throws IOException {
    String path = pathWith("env", "bash", "dirname", "readlink", "setpriv");
    complains(Failure.TOOL_MISSING, new Portkit().with("PATH", path).go("run", METAL, hello()))
        .complains("cannot start qemu-system-x86_64: install QEMU, or run scripts/setup");
  }

  @Test
  void qemuThatDoesNotStart() throws IOException {
    String path = fakeQemu("echo 'no such machine' >&2; exit 1\n") + ":" + System.getenv("PATH");
    complains(Failure.TOOL_MISSING, new Portkit().with("PATH", path).go("run", METAL, hello()))
        .complains("QEMU does not run: no such machine");
  }

  @Test
  void aMachineThatResets() throws IOException {
    String path = fakeQemu("exit 0\n") + ":" + System.getenv("PATH");
    complains(Failure.INTERNAL, new Portkit().with("PATH", path).go("run", METAL, hello()));
  }

  @Test
  void aMachineThatDoesNotComeToTheProgram() throws IOException {
    String path = fakeQemu("exec sleep 600\n") + ":" + System.getenv("PATH");
    complains(
            Failure.TIME_LIMIT,
            new Portkit().with("PATH", path).go("run", METAL, "--timeout", "1", hello()))
        .complains(
            "the program did not end within 1.0 s; the machine did not get as far as starting it");
  }

  /** All that there is to know is known then. */
  @Test
  void aMachineThatHangsWhenItHasToldTheExitCode() throws IOException {
    String script =
        """
        for word; do
          case $word in *,path=*/status) status=${word##*path=} ;; esac
        done
        echo out
        printf 'S\\007' >"$status"
        exec sleep 600
        """;
    String path = fakeQemu(script) + ":" + System.getenv("PATH");
    Portkit.Result result =
        new Portkit().with("PATH", path).go("run", METAL, "--timeout", "60", hello()).exits(7);
    assertEquals("out\n", result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "microvm"})
  void tooLittleMemory(String board) {
    String port = "--port=baremetal:" + board;
    Portkit.Result result = Portkit.run("run", port, "-m", "1", hello());
    String line = complains(Failure.TOO_LITTLE_MEMORY, result).err();
    assertTrue(
        line.matches("portkit: -m 1 is too .* board \\w+ to start: .* 2 MiB.* \\d+\n"), line);
    result = Portkit.run("run", port, "-m", "3", hello());
    line = complains(Failure.TOO_LITTLE_MEMORY, result).err();
    assertTrue(line.matches("portkit: -m 3 is too .* for \\S+: .* needs [45] MiB to .*\n"), line);
  }

  @Test
  void memoryThatIsNoneOrNotTheMachines() {
    complains(Failure.USAGE, Portkit.run("run", METAL, "-m", "0", hello()));
    complains(Failure.USAGE, Portkit.run("run", METAL, "-m", "much", hello()));
    complains(Failure.USAGE, Portkit.run("run", "--port=hosted", "-m", "64", hello()));
  }

  @Test
  void boardThatThereIsNot() {
    String line =
        complains(Failure.USAGE, Portkit.run("run", "--port=baremetal:moon", hello())).err();
    assertTrue(line.contains("baremetal:microvm"), line);
  }

  @Test
  void spoiltProgram() {
    ElfDamage damage = new ElfDamage(folder, Portkit.example("hello"));
    complains(Failure.TRUNCATED_ELF, run(damage.truncated(5000)));
    complains(Failure.WRONG_MACHINE, run(damage.ofAnotherMachine()));
    // Where the kernel lies is the kernel's to know, which says it on the console.
    Portkit.Result result = run(damage.withSegmentAt(0x10_0000));
    result.exits(Failure.OUT_OF_RANGE.exitCode());
    assertTrue(result.out().startsWith("portkit: a segment or the entry point"), result::toString);
  }

  private static Portkit.Result run(Path program) {
    return Portkit.run("run", METAL, program.toString());
  }

  @Test
  void aDiscThatCannotBeWritten() {
    Path iso = folder.resolve("missing/hello.iso");
    complains(Failure.NO_INPUT, Portkit.run("iso", "-o", iso.toString(), hello()))
        .complains(
            "cannot write %s: %s is no folder that can be written to"
                .formatted(iso, iso.getParent()));
    complains(Failure.NO_INPUT, Portkit.run("iso", "-o", folder.toString(), hello()))
        .complains("cannot write %s: it is a folder".formatted(folder));
  }

  @Test
  void aGuestThatSaysNothing() throws IOException {
    Path program = source("forever.go", "func main() { for {} }\n");
    complains(Failure.TIME_LIMIT, Portkit.run("run", METAL, "--timeout", "3", program.toString()))
        .complains("the program did not end within 3.0 s");
  }

  @Test
  void theMachineEndsWithACommandThatIsKilled() throws Exception {
    Path program =
        source(
            "sleep.go", "import \"time\"\n\nfunc main() { println(1); time.Sleep(time.Hour) }\n");
    ProcessBuilder builder =
        new ProcessBuilder(Portkit.COMMAND.toString(), "run", METAL, program.toString());
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    builder.environment().put("PORTKIT_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder);
    Process portkit = builder.start();
    try {
      assertEquals('1', portkit.getInputStream().read());
      List<ProcessHandle> family = portkit.descendants().toList();
      assertTrue(!family.isEmpty(), "no QEMU");
      portkit.toHandle().destroyForcibly();
      for (ProcessHandle member : family) {
        member.onExit().get(20, TimeUnit.SECONDS);
      }
    } finally {
      ChildProcess.kill(portkit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalInTheMiddleLeavesNothingBehind(String signal) throws Exception {
    Path program =
        source(
            "sleep.go", "import \"time\"\n\nfunc main() { println(1); time.Sleep(time.Hour) }\n");
    // As a terminal does it: a group of its own, to whose every process the signal goes.
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "setsid",
                "env",
                "--default-signal=INT",
                Portkit.COMMAND.toString(),
                "run",
                METAL,
                program.toString()));
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    builder.environment().put("PORTKIT_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder);
    Path errors = folder.resolve("errors");
    Process portkit = builder.redirectError(errors.toFile()).start();
    try {
      assertEquals('1', portkit.getInputStream().read());
      List<ProcessHandle> family = portkit.descendants().toList();
      assertTrue(!family.isEmpty(), "no QEMU");
      String group = "-" + portkit.pid();
      assertEquals(0, new ProcessBuilder("kill", "-" + signal, "--", group).start().waitFor());
      assertTrue(portkit.waitFor(20, TimeUnit.SECONDS), "still runs");
      assertEquals(signal.equals("INT") ? 130 : 143, portkit.exitValue());
      assertTrue(family.stream().noneMatch(ProcessHandle::isAlive), "QEMU still runs");
      assertEquals("", Files.readString(errors));
      try (Stream<Path> left = Files.list(folder)) {
        assertEquals(
            List.of("errors", "sleep.go"),
            left.map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith("hsperfdata"))
                .sorted()
                .toList());
      }
    } finally {
      ChildProcess.kill(portkit);
    }
  }
}
