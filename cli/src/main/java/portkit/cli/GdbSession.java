package portkit.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.baremetal.qemu.DebugSession;
import portkit.os.Launch;
import portkit.os.Streams;
import portkit.os.elf.ProgramImage;
import portkit.os.process.ChildProcess;

/** A machine under gdb, which knows the kernel's Java lines and the program's Go lines. */
final class GdbSession {
  private static final List<String> SOURCES =
      List.of("port-baremetal", "metal-java", "os-interface");

  private GdbSession() {}

  /** Tells how to attach gdb, and waits for the program's end. */
  static int told(BareMetalPort port, Path elf, ProgramImage program, Launch launch) {
    try (DebugSession session = port.debug(program, launch)) {
      System.err.println("portkit: the machine waits; attach with");
      System.err.println("  " + quoted(line(session, elf)));
      return session.await();
    }
  }

  /** Runs gdb on this terminal, which is not the machine's then: its input is empty. */
  static int here(BareMetalPort port, Path elf, ProgramImage program, Launch launch) {
    Streams output = new Streams(InputStream.nullInputStream(), System.out, System.err);
    try (DebugSession session = port.debug(program, launch.connectedTo(output))) {
      Process gdb = ChildProcess.start(new ProcessBuilder(line(session, elf)).inheritIO());
      try {
        int exitCode = gdb.waitFor();
        return session.exitCode().orElse(exitCode);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      } finally {
        ChildProcess.kill(gdb);
      }
    }
  }

  private static List<String> line(DebugSession session, Path elf) {
    List<String> line = new ArrayList<>(List.of("gdb", "-q", session.image().toString()));
    for (String module : SOURCES) {
      line.addAll(List.of("-d", Home.folder().resolve(module + "/src/main/java").toString()));
    }
    // Without a word more the symbols are taken to be at the addresses that the file says.
    line.addAll(List.of("-iex", "set confirm off", "-iex", "set auto-load python-scripts off"));
    line.addAll(List.of("-ex", "add-symbol-file " + elf.toAbsolutePath()));
    line.addAll(List.of("-ex", "target remote 127.0.0.1:" + session.port()));
    return line;
  }

  /** As a shell takes it. */
  private static String quoted(List<String> line) {
    return line.stream()
        .map(word -> word.matches("[\\w./:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
