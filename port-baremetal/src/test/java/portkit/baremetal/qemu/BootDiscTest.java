package portkit.baremetal.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BootDisc;
import portkit.metal.boot.Qemu;
import portkit.metal.boot.VirtualMachine;
import portkit.os.elf.ProgramImage;

/** A CD that GRUB boots by Multiboot2. */
class BootDiscTest {
  @TempDir private Path folder;

  @Test
  void grubBootsItWithItsArguments() throws Exception {
    TestPrograms programs = new TestPrograms(folder);
    Path iso = folder.resolve("talk.iso");
    ProgramImage program = ProgramImage.read(programs.elf("args"));
    BootDisc.write(
        iso, programs.image(Boards.PC), program, List.of("GREETING=hi"), List.of("args", "a b"));
    VirtualMachine.Result result =
        Qemu.board(Qemu.Board.PC).memory(128).disc(iso).run(Duration.ofMinutes(2));
    assertEquals("[args a b] hi\n", result.serial());
    assertEquals(3, result.exitValue().orElse(-1));
  }
}
