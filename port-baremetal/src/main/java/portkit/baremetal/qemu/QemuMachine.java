package portkit.baremetal.qemu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import portkit.baremetal.board.Boards;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * How QEMU makes the machine that a board is for. The machine has nothing but what the options add
 * ({@code -nodefaults}). They connect its console to the character device {@link #CONSOLE}, and the
 * device that the board's {@link portkit.baremetal.driver.PowerSwitch} reports to, byte by byte, to
 * {@link #STATUS}.
 *
 * @param options of {@code qemu-system-x86_64}
 * @param terminals further options, for the terminal that is chosen; none if there is no choice
 * @param boot how the image gets into it
 */
public record QemuMachine(List<String> options, Map<Terminal, List<String>> terminals, Boot boot) {
  /** The name of the character device that the user is at. */
  public static final String CONSOLE = "console";

  /**
   * The name of the character device for what the kernel says, if that has a terminal of its own.
   */
  public static final String MESSAGES = "messages";

  /**
   * The name of the character device that is told {@link
   * portkit.baremetal.driver.DebugExit#STARTED} when the machine listens to its console, and in the
   * end the exit code, a byte each.
   */
  public static final String STATUS = "status";

  /** Copies the options. */
  public QemuMachine {
    options = List.copyOf(options);
    terminals = Map.copyOf(terminals);
  }

  /**
   * Firmware that puts the kernel into memory and enters it, which takes a millisecond or two. The
   * SeaBIOS that QEMU would take for a PC looks for disks, screens and keyboards for 30.
   */
  private static final String FIRMWARE = "qboot.rom";

  /** A board of {@code Boards}: COM1 as console, and the exit devices. */
  public static QemuMachine of(String board) {
    return booting(Boot.PVH)
        .with("-M", machine(board), "-cpu", "max", "-bios", FIRMWARE, "-no-user-config")
        .with("-device", "isa-debug-exit,iobase=0xf4,iosize=4")
        .with("-device", "isa-debugcon,iobase=0xe9,chardev=" + STATUS)
        .with("-global", "virtio-mmio.force-legacy=off")
        .with("-global", "virtio-mmio.ioeventfd=off")
        .offering(Terminal.UART, "-serial", "chardev:" + CONSOLE)
        .offering(
            Terminal.VIRTIO,
            "-serial",
            "chardev:" + MESSAGES,
            "-device",
            virtioBus(board) + ",max_ports=2",
            "-device",
            // Not a virtconsole, which drops what is written faster than it is read.
            "virtserialport,nr=1,chardev=" + CONSOLE);
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

  /**
   * Notifications are served at once, by the processor's thread: what there is to do takes less
   * time than to wake another.
   */
  private static String virtioBus(String board) {
    return board.equals(Boards.MICROVM)
        ? "virtio-serial-device"
        : "virtio-serial-pci,ioeventfd=off";
  }

  /** A machine without options yet. */
  public static QemuMachine booting(Boot boot) {
    return new QemuMachine(List.of(), Map.of(), boot);
  }

  /** The same with further options. */
  public QemuMachine with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(Arrays.asList(more));
    return new QemuMachine(all, terminals, boot);
  }

  /** The same with options for those who choose a terminal. */
  public QemuMachine offering(Terminal terminal, String... more) {
    Map<Terminal, List<String>> all = new EnumMap<>(Terminal.class);
    all.putAll(terminals);
    all.put(terminal, List.of(more));
    return new QemuMachine(options, all, boot);
  }

  /** The options with those of a terminal; one that the machine does not have is refused. */
  public List<String> options(Terminal terminal) {
    if (terminals.isEmpty() && terminal == Terminal.UART) {
      return options;
    }
    if (!terminals.containsKey(terminal)) {
      throw new PortkitException(Failure.USAGE, "this board's machine has no virtio console");
    }
    List<String> all = new ArrayList<>(options);
    all.addAll(terminals.get(terminal));
    return all;
  }
}
