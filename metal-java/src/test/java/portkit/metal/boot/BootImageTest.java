package portkit.metal.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portkit.metal.Command;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Boot images on QEMU's machines. */
class BootImageTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long REGION = 4 << 20;

  @TempDir private Path folder;

  private Path image(BootProgram program) throws IOException {
    return Files.write(folder.resolve("image.elf"), BootImage.build(program, REGION));
  }

  private static void check(VirtualMachine.Result result, String serial) {
    assertEquals(serial, result.serial(), result::errors);
    assertEquals(Hello.EXIT_VALUE, result.exitValue().orElse(-1), result::toString);
  }

  @ParameterizedTest
  @EnumSource
  void qemuBootsIt(Qemu.Board board) throws IOException {
    Path image = image(Hello.hello());
    check(Qemu.board(board).kernel(image).run(LIMIT), "hello\nww P start_info\n");
  }

  @Test
  void grubBootsIt() throws IOException {
    Path iso = folder.resolve("image.iso");
    GrubIso.write(iso, image(Hello.hello()), "words for the image", List.of());
    check(Qemu.board(Qemu.Board.PC).disc(iso).run(LIMIT), "hello\nww M command line\n");
  }

  @Test
  void interruptsReachTheHandlerWithTheirFrame() throws IOException {
    // 40, 6 (#UD), 13 (#GP, error 0), 14 (#PF, error 2: a write to a page that is not there).
    Path image = image(Hello.interrupts());
    check(Qemu.board(Qemu.Board.MICROVM).kernel(image).run(LIMIT), "i0G0N0O2 kept\n");
  }

  @Test
  void faultsOfTheStackAreCaught() throws IOException {
    Path image = image(Hello.stackOverflow());
    check(Qemu.board(Qemu.Board.MICROVM).kernel(image).run(LIMIT), "page fault caught\n");
  }

  @Test
  void aMachineThatDoesNotEndIsEnded() throws IOException {
    Path image = image(Hello.endless());
    PortkitException error =
        assertThrows(
            PortkitException.class,
            () -> Qemu.board(Qemu.Board.MICROVM).kernel(image).run(Duration.ofSeconds(3)));
    assertEquals(Failure.TIME_LIMIT, error.failure());
    // On a busy host three seconds may not be enough for the first word.
    String expected =
        "qemu-system-x86_64 did not end within 3 s; its last output was \"(waiting)?\"";
    assertTrue(error.getMessage().matches(expected), error::getMessage);
    boolean left =
        ProcessHandle.allProcesses()
            .anyMatch(
                process ->
                    process
                        .info()
                        .arguments()
                        .map(List::of)
                        .orElse(List.of())
                        .contains(image.toString()));
    assertFalse(left, "QEMU is still there");
  }

  @Test
  void gdbWalksFromTheHandlerToWhatWasInterrupted() throws IOException {
    Path image = image(Hello.interrupts());
    Path socket = folder.resolve("gdb");
    try (VirtualMachine machine =
        Qemu.board(Qemu.Board.MICROVM).kernel(image).debugger(socket).start(LIMIT)) {
      machine.awaitSocket(socket);
      String output =
          Command.output(
              "gdb",
              "-nx",
              "-batch",
              "-ex",
              "set remotetimeout 60",
              "-ex",
              "target remote " + socket,
              "-ex",
              "hbreak interrupt",
              "-ex",
              "continue",
              "-ex",
              "backtrace",
              "-ex",
              "frame function boot",
              "-ex",
              "print/x $rbx",
              "-ex",
              "disconnect",
              image.toString());
      String walk = "#0 0x in interrupt ()\n#1 <signal handler called>\n#2 0x in boot ()\n";
      assertTrue(
          output.replaceAll("0x\\p{XDigit}{16}", "0x").replaceAll(" +", " ").contains(walk),
          output);
      assertTrue(output.contains("$1 = 0x123456789abc"), output);
      assertEquals("", machine.serial());
    }
  }

  @Test
  void theSameProgramGivesTheSameImage() {
    assertArrayEquals(
        BootImage.build(Hello.hello(), REGION), BootImage.build(Hello.hello(), REGION));
  }

  @Test
  void binutilsReadsTheImage() throws IOException {
    Path image = image(Hello.hello());
    String all = Command.output("readelf", "-a", "-W", image.toString());
    assertFalse(all.contains("Warning"), all);
    assertTrue(all.contains("boot.multiboot2"), all);
  }

  @Test
  void aProgramNeedsAnEntry() {
    PortkitException error =
        assertThrows(PortkitException.class, () -> BootImage.build(Hello.withoutEntry(), REGION));
    assertEquals(
        "the program cannot be booted: it exports no \"boot\"; annotate its first method with"
            + " @Export(\"boot\")",
        error.getMessage());
  }

  @Test
  void anImageMustFitItsRegion() {
    PortkitException error =
        assertThrows(
            PortkitException.class, () -> BootImage.build(Hello.hello(), BootImage.PROGRAM));
    assertEquals(
        "the image takes 0x100000 to 0x%x, but must end at 0x%x: make it smaller by 0x%x bytes"
            .formatted(BootImage.PROGRAM + 0x1040, BootImage.PROGRAM, 0x1040),
        error.getMessage());
  }
}
