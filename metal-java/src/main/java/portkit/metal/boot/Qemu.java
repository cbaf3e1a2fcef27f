package portkit.metal.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A virtual machine. It has a serial port, whose output is kept, and the device at I/O port 0xf4
 * that ends the machine; no network, no screen, no further devices. A value that is changed by
 * copies.
 */
public final class Qemu {
  /** Machines of QEMU. */
  public enum Board {
    /** A PC with the i440FX chipset. */
    PC,
    /** A PC with the Q35 chipset. */
    Q35,
    /** A machine without legacy devices or PCI, made for a fast start. */
    MICROVM
  }

  private static final int DEFAULT_MEMORY = 128;
  private final List<String> options;

  private Qemu(List<String> options) {
    this.options = List.copyOf(options);
  }

  /** A board with 128 MiB and nothing to boot. */
  public static Qemu board(Board board) {
    return real(board).with("-device", "isa-debug-exit,iobase=0xf4,iosize=4");
  }

  /** The same as a real one is: it has no device at port 0xf4 and cannot end. */
  public static Qemu real(Board board) {
    return new Qemu(
            List.of(
                "-M",
                board.name().toLowerCase(Locale.ROOT),
                "-accel",
                "tcg",
                "-nodefaults",
                "-display",
                "none",
                "-no-reboot",
                "-serial",
                "stdio"))
        .memory(DEFAULT_MEMORY);
  }

  /** With further options of QEMU. */
  public Qemu with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Qemu(all);
  }

  /** With so many MiB of memory. */
  public Qemu memory(int mebibytes) {
    return with("-m", Integer.toString(mebibytes));
  }

  /** Boots the image through PVH. */
  public Qemu kernel(Path image) {
    return with("-kernel", image.toString());
  }

  /** Hands the image a command line. */
  public Qemu commandLine(String text) {
    return with("-append", text);
  }

  /** Hands the image a file. */
  public Qemu module(Path file) {
    return with("-initrd", file.toString());
  }

  /** Boots from a CD. */
  public Qemu disc(Path iso) {
    return with("-cdrom", iso.toString(), "-boot", "d");
  }

  /** Waits for a debugger at the socket before the first instruction. */
  public Qemu debugger(Path socket) {
    return with("-S", "-gdb", "unix:" + socket + ",server=on,wait=off");
  }

  /** Starts the machine, which lives no longer than the limit. */
  public VirtualMachine start(Duration limit) {
    List<String> command = new ArrayList<>(List.of("qemu-system-x86_64"));
    command.addAll(options);
    return new VirtualMachine(command, limit);
  }

  /** Runs the machine to its end. */
  public VirtualMachine.Result run(Duration limit) {
    try (VirtualMachine machine = start(limit)) {
      return machine.await();
    }
  }
}
