package portkit.baremetal.qemu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a QEMU that boots a board's image with a program.
 *
 * @param machine what QEMU is to make
 * @param memory in MiB
 * @param terminal the program's
 * @param more options for QEMU, which override those before
 * @param image the kernel
 * @param files of the run
 */
record QemuCommand(
    QemuMachine machine,
    int memory,
    Terminal terminal,
    List<String> more,
    Path image,
    RunFiles files) {
  static final String PROGRAM = "qemu-system-x86_64";

  /** Ended by the kernel when this process is killed, which then cannot do it. */
  List<String> line() {
    List<String> line = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", PROGRAM));
    line.addAll(List.of("-accel", "tcg", "-m", "" + memory));
    line.addAll(List.of("-nodefaults", "-display", "none", "-no-reboot"));
    line.addAll(List.of("-chardev", "stdio,signal=off,id=" + QemuMachine.CONSOLE));
    line.addAll(file(QemuMachine.STATUS, files.status()));
    line.addAll(file(QemuMachine.MESSAGES, files.messages()));
    line.addAll(machine.options(terminal));
    line.addAll(machine.boot().options(image, files.module()));
    line.addAll(more);
    return line;
  }

  private static List<String> file(String name, Path path) {
    return List.of("-chardev", "file,id=%s,path=%s".formatted(name, path));
  }

  /**
   * The same machine, standing still until a debugger at a TCP port of this host lets it go. It is
   * in a session of its own: the debugger's ctrl-C, which stops the machine, must not end QEMU.
   */
  List<String> lineForDebugger(int port) {
    List<String> line = new ArrayList<>(List.of("setsid"));
    line.addAll(line());
    line.addAll(List.of("-S", "-gdb", "tcp:127.0.0.1:" + port));
    return line;
  }
}
