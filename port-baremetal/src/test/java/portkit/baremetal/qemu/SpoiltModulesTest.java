package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import portkit.baremetal.board.Boards;
import portkit.metal.boot.Qemu;
import portkit.metal.boot.VirtualMachine;
import portkit.metal.port.Refusal;

/** Machines that are handed what is no program, past the checks of the command. */
class SpoiltModulesTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  // Places in a program's file as GuestProgram writes it (ELF-64 object file format).
  private static final int CLASS = 4;
  private static final int TYPE = 16;
  private static final int MACHINE = 18;
  private static final int ENTRY = 24;
  private static final int TEXT = 64;
  private static final int DATA = TEXT + 56;
  private static final int NOTE = DATA + 56;
  private static final int FLAGS = 4;
  private static final int ADDRESS = 16;
  private static final int NOTE_VERSION = 0x800 + 20;

  @TempDir private static Path folder;
  private static TestPrograms programs;
  private static byte[] program;

  @BeforeAll
  static void start() throws IOException {
    programs = new TestPrograms(folder);
    Path file = folder.resolve("guest");
    var _ = new GuestProgram().write(file);
    program = Files.readAllBytes(file);
  }

  private static VirtualMachine.Result run(Qemu qemu) {
    return qemu.memory(16).with("-cpu", "max").run(LIMIT);
  }

  private static void assertRefused(Refusal refusal, VirtualMachine.Result result) {
    assertEquals("portkit: " + refusal.message() + "\n", result.serial());
    assertEquals(refusal.exitCode(), result.exitValue().orElse(-1));
  }

  @Test
  void noModule() {
    assertRefused(
        Refusal.NO_PROGRAM,
        run(Qemu.board(Qemu.Board.MICROVM).kernel(programs.image(Boards.MICROVM))));
    assertRefused(
        Refusal.NO_PROGRAM, run(Qemu.board(Qemu.Board.PC).kernel(programs.image(Boards.PC))));
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage(Refusal.NOT_ELF, file -> new byte[5000]),
        damage(Refusal.NOT_ELF, file -> new byte[1]),
        damage(Refusal.TRUNCATED, file -> Arrays.copyOf(file, 20)),
        damage(Refusal.TRUNCATED, file -> Arrays.copyOf(file, file.length - 1)),
        changed(Refusal.WRONG_MACHINE, elf -> elf.putShort(MACHINE, (short) 183)),
        changed(Refusal.WRONG_MACHINE, elf -> elf.put(CLASS, (byte) 1)),
        changed(Refusal.DYNAMIC, elf -> elf.putShort(TYPE, (short) 3)),
        changed(Refusal.NO_ABI_NOTE, elf -> elf.putInt(NOTE, 0)),
        changed(Refusal.WRONG_ABI, elf -> elf.putInt(NOTE_VERSION, 99)),
        changed(Refusal.OVERLAP, elf -> elf.putLong(DATA + ADDRESS, GuestProgram.code())),
        changed(Refusal.OUT_OF_RANGE, elf -> elf.putLong(DATA + ADDRESS, 0x10_0000)),
        changed(Refusal.OUT_OF_RANGE, elf -> elf.putLong(DATA + ADDRESS, -4096)),
        changed(Refusal.OUT_OF_RANGE, elf -> elf.putLong(ENTRY, 0x1000)),
        changed(Refusal.WRITABLE_AND_EXECUTABLE, elf -> elf.putInt(TEXT + FLAGS, 7)));
  }

  private static Arguments damage(Refusal refusal, UnaryOperator<byte[]> change) {
    return Arguments.of(refusal, change);
  }

  private static Arguments changed(Refusal refusal, Consumer<ByteBuffer> change) {
    UnaryOperator<byte[]> damage =
        file -> {
          byte[] copy = file.clone();
          change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
          return copy;
        };
    return damage(refusal, damage);
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("damages")
  void isRefusedByTheMachine(Refusal refusal, UnaryOperator<byte[]> damage) throws IOException {
    Path module = Files.write(folder.resolve("module"), damage.apply(program));
    Path image = programs.image(Boards.MICROVM);
    assertRefused(refusal, run(Qemu.board(Qemu.Board.MICROVM).kernel(image).module(module)));
  }

  @Test
  void theUndamagedProgramRuns() throws IOException {
    Path module = Files.write(folder.resolve("module"), program);
    Path image = programs.image(Boards.MICROVM);
    VirtualMachine.Result result = run(Qemu.board(Qemu.Board.MICROVM).kernel(image).module(module));
    assertEquals("", result.serial());
    assertEquals(1, result.status());
  }
}
