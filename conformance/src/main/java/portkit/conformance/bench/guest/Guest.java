package portkit.conformance.bench.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine that boots into the bench program.
 *
 * @param name what the table calls it
 * @param board QEMU's machine
 * @param kernel what it boots
 * @param ramdisk the program, as the kernel wants it
 * @param commandLine what the kernel is told, the program's arguments where %s is
 */
record Guest(String name, String board, Path kernel, Path ramdisk, String commandLine) {
  /** In MiB, enough for all measurements of all guests. */
  static final int MEMORY = 512;

  /** QEMU's command line: nothing but a serial line and a way to end. */
  List<String> line(int memory, String arguments) {
    List<String> line = new ArrayList<>(List.of("qemu-system-x86_64", "-M", board));
    line.addAll(List.of("-accel", "tcg", "-cpu", "max", "-smp", "1", "-m", "" + memory));
    line.addAll(List.of("-nodefaults", "-display", "none", "-no-reboot", "-serial", "stdio"));
    line.addAll(List.of("-device", "isa-debug-exit,iobase=0xf4,iosize=4"));
    line.addAll(List.of("-kernel", kernel.toString(), "-initrd", ramdisk.toString()));
    line.addAll(List.of("-append", commandLine.formatted(arguments)));
    return line;
  }
}
