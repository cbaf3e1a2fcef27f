package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BootDisc;
import portkit.metal.boot.Qemu;
import portkit.metal.boot.VirtualMachine;
import portkit.os.elf.ProgramImage;

/** A CD that GRUB boots by Multiboot2. */
class BootDiscTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String FIRMWARE = "if=pflash,format=raw,readonly=on,file=";

  @TempDir private static Path folder;
  private static Path iso;

  @BeforeAll
  static void make() throws Exception {
    TestPrograms programs = new TestPrograms(folder);
    iso = folder.resolve("args.iso");
    ProgramImage program = ProgramImage.read(programs.elf("args"));
    BootDisc.write(
        iso, programs.image(Boards.PC), program, List.of("GREETING=hi"), List.of("args", "a b"));
  }

  @Test
  void aBiosBootsItWithItsArguments() {
    VirtualMachine.Result result = Qemu.board(Qemu.Board.PC).disc(iso).run(LIMIT);
    assertEquals("[args a b] hi\n", result.serial());
    assertEquals(3, result.exitValue().orElse(-1));
  }

  @Test
  void uefiBootsIt() {
    Qemu qemu = Qemu.board(Qemu.Board.Q35).memory(256).disc(iso);
    VirtualMachine.Result result =
        qemu.with("-drive", FIRMWARE + "/usr/share/OVMF/OVMF_CODE_4M.fd").run(LIMIT);
    // The firmware has a lot to say on the same line.
    assertTrue(result.serial().endsWith("[args a b] hi\n"), result::serial);
    assertEquals(3, result.exitValue().orElse(-1));
  }

  /** As a real one: without the device that ends QEMU. */
  @Test
  @Timeout(120)
  void aMachineThatCannotEndItselfSaysSoAndRests() throws InterruptedException {
    try (VirtualMachine machine = Qemu.real(Qemu.Board.PC).disc(iso).start(LIMIT)) {
      String last = "portkit: ended with exit code 3; the machine can be turned off\n";
      while (!machine.serial().endsWith(last)) {
        Thread.sleep(50);
      }
      assertEquals("[args a b] hi\n" + last, machine.serial());
    }
  }
}
