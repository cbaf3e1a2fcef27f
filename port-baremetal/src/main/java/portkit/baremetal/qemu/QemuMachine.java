package portkit.baremetal.qemu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import portkit.baremetal.board.Boards;

/**
 * How QEMU makes the machine that a board is for. The machine has nothing but what the options add
 * ({@code -nodefaults}). They connect its console to the character device {@link #CONSOLE}, and the
 * device that the board's {@link portkit.baremetal.driver.PowerSwitch} reports to, byte by byte, to
 * {@link #STATUS}.
 *
 * @param options of {@code qemu-system-x86_64}
 * @param boot how the image gets into it
 */
public record QemuMachine(List<String> options, Boot boot) {
  /** The name of the character device that the user is at. */
  public static final String CONSOLE = "console";

  /**
   * The name of the character device that is told {@link
   * portkit.baremetal.driver.DebugExit#STARTED} when the machine listens to its console, and in the
   * end the exit code, a byte each.
   */
  public static final String STATUS = "status";

  /** Copies the options. */
  public QemuMachine {
    options = List.copyOf(options);
  }

  /**
   * Firmware that puts the kernel into memory and enters it, which takes a millisecond or two. The
   * SeaBIOS that QEMU would take for a PC looks for disks, screens and keyboards for 30.
   */
  private static final String FIRMWARE = "qboot.rom";

  /** A board of {@code Boards}: COM1 as console, and the exit devices. */
  static QemuMachine of(String board) {
    return booting(Boot.PVH)
        .with("-M", machine(board), "-cpu", "max", "-bios", FIRMWARE, "-no-user-config")
        .with("-serial", "chardev:" + CONSOLE)
        .with("-device", "isa-debug-exit,iobase=0xf4,iosize=4")
        .with("-device", "isa-debugcon,iobase=0xe9,chardev=" + STATUS);
  }

  /** The machine without what its kernel does not look at: each device takes QEMU time to make. */
  private static String machine(String board) {
    String pc = board + ",acpi=off,hpet=off,usb=off,vmport=off,smm=off";
    return switch (board) {
      case Boards.Q35 -> pc + ",sata=off,smbus=off";
      case Boards.MICROVM -> board + ",acpi=off,x-option-roms=off,auto-kernel-cmdline=off";
      default -> pc;
    };
  }

  /** A machine without options yet. */
  public static QemuMachine booting(Boot boot) {
    return new QemuMachine(List.of(), boot);
  }

  /** The same with further options. */
  public QemuMachine with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(Arrays.asList(more));
    return new QemuMachine(all, boot);
  }
}
