package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.baremetal.qemu.TestPrograms.Outcome;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.os.Launch;
import portkit.os.PortkitException;
import portkit.os.Streams;
import portkit.os.elf.ProgramImage;

/** Virtio devices on QEMU's machines. */
class VirtioTest {
  private static final Map<String, String> VIRTIO =
      Map.of(BareMetalPort.CONSOLE_VARIABLE, "virtio");
  private static final String NO_GENERATOR = "-cpu qemu64,-rdrand,-rdseed";

  @TempDir private static Path folder;
  private static TestPrograms programs;

  @BeforeAll
  static void start() {
    programs = new TestPrograms(folder);
  }

  private static Outcome run(String board, String name, String input, Map<String, String> variables)
      throws Exception {
    return run(board, ProgramImage.read(programs.elf(name)), input, variables);
  }

  private static Outcome run(
      String board, ProgramImage program, String input, Map<String, String> variables) {
    Launch launch =
        Launch.of(List.of("program", "a b"))
            .withEnvironment(variables)
            .withTimeLimit(Duration.ofMinutes(2));
    return programs.run(board, program, launch, input);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc", "q35", "microvm"})
  void aProgramTalksByAVirtioConsole(String board) throws Exception {
    String input =
        IntStream.range(0, 3000)
            .mapToObj(i -> "line\u0010 " + i + "\n")
            .collect(Collectors.joining());
    Outcome outcome = run(board, "talk", input, VIRTIO);
    String expected = "tiny amd64 [\"a b\"] \n3000 %d true\n".formatted(input.length() - 3000L);
    assertEquals(new Outcome(200, expected), outcome);
  }

  /** As a pager does: takes nothing for a while. */
  private static final class SlowReader extends ByteArrayOutputStream {
    private boolean awake;

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      if (!awake) {
        awake = true;
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
      super.write(bytes, from, length);
    }
  }

  @ParameterizedTest
  @CsvSource({"microvm, virtio", "pc, virtio", "microvm, uart"})
  void whatIsWrittenFasterThanItIsReadIsNotLost(String board, String console) throws Exception {
    Launch launch =
        Launch.of(List.of("flood"))
            .withEnvironment(Map.of(BareMetalPort.CONSOLE_VARIABLE, console))
            .withTimeLimit(Duration.ofMinutes(2));
    SlowReader reader = new SlowReader();
    Streams streams = new Streams(InputStream.nullInputStream(), reader, reader);
    ProgramImage program = ProgramImage.read(programs.elf("flood"));
    assertEquals(0, programs.port(board).run(program, launch.connectedTo(streams)));
    String lines =
        IntStream.range(0, 40_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    assertEquals(lines, reader.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theKernelsLastWordsComeByTheUart() throws Exception {
    ProgramImage program =
        new GuestProgram()
            .emit((asm, table) -> asm.mov(Width.QWORD, Reg.RAX, Mem.absolute(8)))
            .write(folder.resolve("faulty"));
    Outcome outcome = run("microvm", program, "", VIRTIO);
    assertTrue(outcome.output().startsWith("portkit: program: memory fault"), outcome.output());
    assertEquals(2, outcome.exitCode());
  }

  @Test
  void anotherTerminalIsRefused() {
    PortkitException error =
        assertThrows(
            PortkitException.class,
            () -> run("microvm", "talk", "", Map.of(BareMetalPort.CONSOLE_VARIABLE, "paper")));
    assertEquals("PORTKIT_CONSOLE wants uart or virtio, not paper", error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"microvm, virtio-rng-device", "pc, virtio-rng-pci", "q35, virtio-rng-pci"})
  void aProcessorWithoutGeneratorHasADevicesRandomness(String board, String device)
      throws Exception {
    String machine = NO_GENERATOR + " -device " + device;
    Outcome outcome = run(board, "random", "", Map.of(BareMetalPort.QEMU_VARIABLE, machine));
    assertEquals(new Outcome(0, "different\n"), outcome);
  }

  @Test
  void theProcessorsOwnGeneratorIsUsed() throws Exception {
    assertEquals(new Outcome(0, "different\n"), run("microvm", "random", "", Map.of()));
  }

  @Test
  void withoutRandomnessGoSaysSo() throws Exception {
    Outcome outcome =
        run("microvm", "random", "", Map.of(BareMetalPort.QEMU_VARIABLE, NO_GENERATOR));
    assertEquals(2, outcome.exitCode());
    assertTrue(
        outcome.output().startsWith("fatal error: crypto/rand: failed to read random data"),
        outcome.output());
    assertTrue(outcome.output().contains("this port has no random bytes"), outcome.output());
  }
}
