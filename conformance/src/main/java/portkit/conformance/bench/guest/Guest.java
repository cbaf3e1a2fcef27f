package portkit.conformance.bench.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import portkit.baremetal.qemu.QemuMachine;
import portkit.baremetal.qemu.Terminal;

/**
 * A machine that boots into the bench program.
 *
 * @param name what messages call it
 * @param machine options of QEMU that make it
 * @param kernel what it boots
 * @param ramdisk the program, as the kernel wants it
 * @param commandLine what the kernel is told, the program's arguments where %s is
 */
record Guest(String name, List<String> machine, Path kernel, Path ramdisk, String commandLine) {
  /** In MiB, enough for all measurements of all guests. */
  static final int MEMORY = 512;

  /** Debian's kernel on a PC as QEMU makes it, with a serial line. */
  static Guest linux(Path kernel, Path ramdisk) {
    List<String> pc = List.of("-M", "pc", "-cpu", "max", "-serial", "chardev:console");
    return new Guest("linux", pc, kernel, ramdisk, "console=ttyS0 quiet panic=-1 -- %s");
  }

  /** The bare-metal port on a board, as portkit runs it. */
  static Guest metal(String board, Terminal terminal, Path images, Path program) {
    List<String> machine = QemuMachine.of(board).options(terminal);
    return new Guest("bare metal", machine, images.resolve(board + ".elf"), program, "%s");
  }

  /** QEMU's command line. */
  List<String> line(int memory, String arguments) {
    List<String> line = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg"));
    line.addAll(List.of("-m", "" + memory, "-nodefaults", "-display", "none", "-no-reboot"));
    line.addAll(List.of("-chardev", "stdio,signal=off,id=" + QemuMachine.CONSOLE));
    line.addAll(List.of("-chardev", "null,id=" + QemuMachine.STATUS));
    line.addAll(List.of("-chardev", "null,id=" + QemuMachine.MESSAGES));
    line.addAll(machine);
    line.addAll(List.of("-kernel", kernel.toString(), "-initrd", ramdisk.toString()));
    line.addAll(List.of("-append", commandLine.formatted(arguments)));
    return line;
  }
}
