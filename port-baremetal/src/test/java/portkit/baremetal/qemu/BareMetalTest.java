package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.baremetal.board.Boards;
import portkit.baremetal.qemu.TestPrograms.Outcome;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** The real Go runtime on the kernel, on QEMU's machines. */
class BareMetalTest {
  @TempDir private static Path folder;
  private static TestPrograms programs;

  @BeforeAll
  static void start() {
    programs = new TestPrograms(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void aProgramTalksToTheOutside(String board) throws Exception {
    String input =
        IntStream.range(0, 3000)
            .mapToObj(i -> "line\u0010 " + i + "\n")
            .collect(Collectors.joining());
    Outcome outcome = programs.run(board, 64, "talk", input, "a b", "", "%,\"'");
    long bytes = input.length() - 3000L;
    assertEquals(
        "tiny amd64 [\"a b\" \"\" \"%%,\\\"'\"] grüß, Gott\n3000 %d true\n".formatted(bytes),
        outcome.output());
    assertEquals(200, outcome.exitCode());
  }

  @Test
  void inputMayBeEmpty() throws Exception {
    Outcome outcome = programs.run("pc", 64, "talk", "");
    assertTrue(outcome.output().endsWith("0 0 true\n"), outcome.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void faultsBecomePanics(String board) throws Exception {
    String nil = "runtime error: invalid memory address or nil pointer dereference\n";
    Outcome outcome = programs.run(board, 256, "faults", "");
    assertEquals(
        nil + "runtime error: integer divide by zero\n" + nil + nil + "1000\n", outcome.output());
    assertEquals(0, outcome.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void anUncaughtPanicEndsWithTwo(String board) throws Exception {
    Outcome outcome = programs.run(board, 128, "faults", "", "die");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.output().contains("faults.go:"), outcome.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void threadsTimersAndTheCollectorGetAlong(String board) throws Exception {
    assertEquals(new Outcome(0, "ok\n"), programs.run(board, 64, "stress", ""));
  }

  @Test
  void sixMegabytesAreEnoughForASmallProgram() throws Exception {
    assertEquals(new Outcome(0, "small\n"), programs.run("microvm", 6, "small", ""));
  }

  /** What a kernel may get tired of, each on all boards. */
  static Stream<Arguments> endurances() {
    List<String> parts = List.of("deep", "handler", "goroutines", "loops", "locked", "timers");
    return Boards.names().stream()
        .flatMap(board -> parts.stream().map(part -> Arguments.of(board, part)));
  }

  @ParameterizedTest
  @MethodSource("endurances")
  void endures(String board, String part) throws Exception {
    assertEquals(new Outcome(0, "ok\n"), programs.run(board, 256, "endure", "", part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void aStackAtItsLimitIsGosOwnError(String board) throws Exception {
    Outcome outcome = programs.run(board, 256, "endure", "", "overflow");
    assertTrue(
        outcome.output().contains("goroutine stack exceeds 50331648-byte limit"), outcome.output());
    assertEquals(2, outcome.exitCode());
  }

  @Test
  void exhaustedMemoryIsGosOwnError() throws Exception {
    Outcome outcome = programs.run("microvm", 64, "exhaust", "");
    assertTrue(
        outcome.output().startsWith("fatal error: runtime: out of memory"), outcome.output());
    assertEquals(2, outcome.exitCode());
  }

  @Test
  void withoutThreadsTheRuntimeHasOne() throws Exception {
    Launch launch =
        Launch.of(List.of("small"))
            .hiding(EnumSet.of(Profile.THREADS, Profile.INPUT, Profile.RANDOM))
            .withTimeLimit(Duration.ofMinutes(1));
    ProgramImage program = ProgramImage.read(programs.elf("small"));
    assertEquals(new Outcome(0, "small\n"), programs.run("microvm", program, launch, ""));
  }

  @Test
  void aProgramThatDoesNotEndIsEnded() throws Exception {
    Launch launch = Launch.of(List.of("exhaust")).withTimeLimit(Duration.ofMillis(1));
    ProgramImage program = ProgramImage.read(programs.elf("exhaust"));
    PortkitException error =
        assertThrows(PortkitException.class, () -> programs.run("microvm", program, launch, ""));
    assertEquals(Failure.TIME_LIMIT, error.failure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void whatIsTooLittleMemoryIsSaidAndHowMuchIsNeeded(String board) throws Exception {
    assertEquals(
        "-m 1 is too little for board %s to start: it needs 2 MiB, with %s 4"
            .formatted(board, programs.elf("small")),
        refusal(board, 1));
    assertEquals(
        "-m 3 is too little memory for %s: board %s needs 4 MiB to hold it"
            .formatted(programs.elf("small"), board),
        refusal(board, 3));
    Launch enough = Launch.of(List.of("small")).withMemory(4).withTimeLimit(Duration.ofMinutes(1));
    ProgramImage program = ProgramImage.read(programs.elf("small"));
    assertEquals(new Outcome(0, "small\n"), programs.run(board, program, enough, ""));
  }

  private static String refusal(String board, int memory) throws Exception {
    ProgramImage program = ProgramImage.read(programs.elf("small"));
    Launch launch = Launch.of(List.of("small")).withMemory(memory);
    PortkitException error =
        assertThrows(PortkitException.class, () -> programs.run(board, program, launch, ""));
    assertEquals(Failure.TOO_LITTLE_MEMORY, error.failure());
    return error.getMessage();
  }

  @Test
  void anImpossibleSizeOfMemoryIsRefused() throws Exception {
    ProgramImage program = ProgramImage.read(programs.elf("small"));
    PortkitException error =
        assertThrows(PortkitException.class, () -> runWithMemory(program, "lots"));
    assertEquals("PORTKIT_MEMORY wants a number of MiB, not lots", error.getMessage());
  }

  @Test
  void tracingIsForAnotherPort() throws Exception {
    ProgramImage program = ProgramImage.read(programs.elf("small"));
    Launch launch = Launch.of(List.of("small")).watching(Set.of(Launch.Watch.STEP));
    PortkitException error =
        assertThrows(PortkitException.class, () -> programs.run("microvm", program, launch, ""));
    assertEquals(Failure.USAGE, error.failure());
  }

  @Test
  void noProcessIsLeftBehind() throws Exception {
    assertEquals(0, programs.run("microvm", 64, "small", "").exitCode());
    aProgramThatDoesNotEndIsEnded();
    assertEquals(List.of(), ProcessHandle.current().descendants().toList());
  }

  private static void runWithMemory(ProgramImage program, String memory) {
    Launch launch =
        Launch.of(List.of("small"))
            .withEnvironment(Map.of(BareMetalPort.MEMORY_VARIABLE, memory))
            .withTimeLimit(Duration.ofSeconds(20));
    Outcome outcome = programs.run("microvm", program, launch, "");
    throw new AssertionError(outcome.toString());
  }
}
