package portkit.baremetal.qemu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** A machine of QEMU's with COM1 as console and the exit devices of {@code Boards}. */
  static QemuMachine isa(String machine) {
    return booting(Boot.PVH)
        .with("-M", machine, "-cpu", "max")
        .with("-serial", "chardev:" + CONSOLE)
        .with("-device", "isa-debug-exit,iobase=0xf4,iosize=4")
        .with("-device", "isa-debugcon,iobase=0xe9,chardev=" + STATUS);
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
