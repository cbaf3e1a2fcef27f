package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.AbiNote;
import portkit.os.Failure;
import portkit.os.process.ChildProcess;

/** What a person can get wrong: one clear line each, and an exit code of its own. */
class BadInputTest {
  @TempDir static Path folder;
  private static ElfDamage damage;

  @BeforeAll
  static void program() {
    damage = new ElfDamage(folder, Portkit.example("hello"));
  }

  private static Portkit.Result refuses(Failure failure, Path program) {
    return complains(failure, Portkit.run("run", program.toString()));
  }

  private static Portkit.Result complains(Failure failure, Portkit.Result result) {
    result.exits(failure.exitCode());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result::toString);
    assertTrue(result.err().startsWith("portkit: "), result::toString);
    assertTrue(result.err().length() > 40, () -> "says too little: " + result);
    return result;
  }

  static Stream<Arguments> spoiltPrograms() {
    return Stream.of(
        Arguments.of(Failure.WRONG_MACHINE, damage.ofAnotherMachine()),
        Arguments.of(Failure.DYNAMIC_ELF, damage.positionIndependent()),
        Arguments.of(Failure.DYNAMIC_ELF, damage.withInterpreter()),
        Arguments.of(Failure.NO_ABI_NOTE, damage.withoutNote()),
        Arguments.of(Failure.WRONG_ABI, damage.withNoteOf(AbiNote.MAJOR + 1, 0)),
        Arguments.of(Failure.WRONG_ABI, damage.withNoteOf(AbiNote.MAJOR, AbiNote.MINOR + 1)),
        Arguments.of(Failure.OVERLAPPING_SEGMENTS, damage.withOverlappingSegments()),
        Arguments.of(Failure.OUT_OF_RANGE, damage.withSegmentAt(0)),
        Arguments.of(Failure.OUT_OF_RANGE, damage.withSegmentAt(0x7fff_ffff_f000L)),
        Arguments.of(Failure.OUT_OF_RANGE, damage.withEntryAt(0x1000)),
        Arguments.of(Failure.WRITABLE_AND_EXECUTABLE, damage.writableAndExecutable()));
  }

  @ParameterizedTest
  @MethodSource("spoiltPrograms")
  void spoiltProgramIsRefused(Failure failure, Path program) {
    refuses(failure, program);
  }

  /** The ends of the ELF header, of the program headers, and of the first segment but one byte. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      ints = {4, 16, 63, 64, 100, 119, 400, 0xfff, 0x1000, 0x5000})
  void truncatedProgramIsRefused(int length) {
    refuses(Failure.TRUNCATED_ELF, damage.truncated(length));
  }

  @Test
  void whatIsNoElfFileIsRefused() throws IOException {
    refuses(Failure.NOT_ELF, Files.writeString(folder.resolve("text"), "#!/bin/sh\n"));
    refuses(Failure.NOT_ELF, Files.writeString(folder.resolve("empty"), ""));
  }

  @Test
  void messageNamesTheFileAndBothVersions() {
    Path program = damage.withNoteOf(7, 3);
    String line = refuses(Failure.WRONG_ABI, program).err();
    assertTrue(
        line.contains(program.toString()) && line.contains("7.3") && line.contains("1.0"), line);
  }

  @Test
  void missingFile() {
    String line = refuses(Failure.NO_INPUT, folder.resolve("missing.elf")).err();
    assertTrue(line.contains("missing.elf"), line);
    refuses(Failure.NO_INPUT, folder.resolve("missing.go"));
  }

  /** Who writes into a pipe may never come. */
  @ParameterizedTest
  @ValueSource(strings = {"pipe", "pipe.go"})
  void pipes(String name) throws Exception {
    Path pipe = folder.resolve(name);
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    String line = refuses(Failure.NO_INPUT, pipe).err();
    assertTrue(line.contains(name + " is neither a file nor a folder"), line);
  }

  @Test
  void limitsThatAJavaDebuggersPortHasNot() {
    for (String option : List.of("-m=64", "--cpu=1")) {
      Path program = Portkit.example("hello");
      complains(Failure.USAGE, Portkit.run("debug", option, program.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"go-level", "soak"})
  void scriptsForAPortThatThereIsNot(String script) {
    Path command = Portkit.COMMAND.resolveSibling(script);
    List<String> line = List.of(command.toString(), "--port", "moon");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("PORTKIT_NO_BUILD", "1");
    ChildProcess.Result result = ChildProcess.run(builder, Duration.ofMinutes(1));
    assertEquals(Failure.USAGE.exitCode(), result.exitCode(), result::toString);
    assertEquals(
        "portkit: there is no port named moon; scripts/portkit ports lists them\n",
        result.errors());
  }

  @Test
  void unknownOptionsAndCommands() {
    complains(Failure.USAGE, Portkit.run("run", "--no-such-option", "x.go"));
    complains(Failure.USAGE, Portkit.run("no-such-command"));
    complains(Failure.USAGE, Portkit.run("run"));
    String line = complains(Failure.USAGE, Portkit.run("run", "--port", "moon", "x.go")).err();
    assertTrue(line.contains("hosted"), () -> "names no port that there is: " + line);
  }

  @Test
  void optionsOfTheProgramAreToldWhereTheyBelong() {
    Portkit.run("run", "x.go", "-x")
        .exits(Failure.USAGE.exitCode())
        .complains(
            "there is no option -x; the program's own stand after --: PROGRAM -- -x;"
                + " see portkit run --help");
    Portkit.run("portz")
        .exits(Failure.USAGE.exitCode())
        .complains("there is no command portz; did you mean ports?; see portkit --help");
  }

  @Test
  void whatAPortCannotLackOrBe() {
    complains(Failure.USAGE, Portkit.run("run", "--without", "core", "x.go"));
    String line = complains(Failure.USAGE, Portkit.run("run", "--single", "x.go")).err();
    assertTrue(line.contains("--port nacl-like"), line);
  }

  @Test
  void goSourceThatDoesNotCompileGetsGosOwnMessage() throws IOException {
    Path source = folder.resolve("broken.go");
    Files.writeString(source, "package main\n\nfunc main() { undefined() }\n");
    Portkit.Result result = Portkit.run("run", source.toString()).exits(1);
    assertTrue(result.err().contains("broken.go:3:15: undefined: undefined"), result::toString);
    assertTrue(!result.err().contains("portkit: "), result::toString);
  }

  private static Portkit withGo(String name, String script) throws IOException {
    Path go = folder.resolve(name);
    Files.writeString(go, "#!/bin/sh\n" + script + "\n");
    assertTrue(go.toFile().setExecutable(true));
    return new Portkit().with("PORTKIT_GO", go.toString());
  }

  @Test
  void goThatIsMissingTooOldOrTooNew() throws IOException {
    Portkit missing = new Portkit().with("PORTKIT_GO", folder.resolve("none").toString());
    complains(Failure.GO_MISSING, missing.go("go", "version"));
    String env = "printf '%%s\\n' go1.%d /none /none linux amd64";
    Portkit old = withGo("old", env.formatted(21));
    String line = complains(Failure.GO_TOO_OLD, old.go("go", "version")).err();
    assertTrue(line.contains("1.26") && line.contains("1.27"), line);
    Portkit young = withGo("young", env.formatted(99));
    line = complains(Failure.GO_TOO_NEW, young.go("go", "version")).err();
    assertTrue(line.contains("1.26") && line.contains("1.27"), line);
  }

  @Test
  void unsuitableCollector() {
    Portkit shenandoah =
        new Portkit().with("PORTKIT_JAVA_OPTIONS", "-XX:-UseSerialGC -XX:+UseShenandoahGC");
    String line =
        complains(Failure.UNSUITABLE_JVM, shenandoah.go("run", Portkit.example("hello").toString()))
            .err();
    assertTrue(line.contains("Shenandoah"), line);
  }

  @Test
  void cacheFolderThatIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("cache"), "");
    Portkit portkit = new Portkit().with("PORTKIT_CACHE", file.toString());
    complains(Failure.CACHE_UNUSABLE, portkit.go("go", "version"));
  }
}
