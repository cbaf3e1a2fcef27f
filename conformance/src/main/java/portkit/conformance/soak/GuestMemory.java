package portkit.conformance.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a machine has touched of its memory, seen from the host: a page that it touches once is
 * resident from then on (proc(5), smaps). QEMU's own memory, which grows with the code that it
 * translates, does not count.
 */
final class GuestMemory {
  private static final String HYPERVISOR = "qemu-system-x86_64";
  private static final String SIZE = "Size:";
  private static final String RESIDENT = "Rss:";

  private GuestMemory() {}

  /** In bytes, of the machine below a process; 0 where the port has none. */
  static long touched(Process process) {
    return process
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith(HYPERVISOR))
        .findFirst()
        .map(GuestMemory::touched)
        .orElse(0L);
  }

  private static long touched(ProcessHandle machine) {
    List<String> line = List.of(machine.info().arguments().orElse(new String[0]));
    int option = line.indexOf("-m");
    if (option < 0) {
      return 0;
    }
    long size = Long.parseLong(line.get(option + 1)) << 20;
    try {
      return touched(Files.readAllLines(Path.of("/proc", "" + machine.pid(), "smaps")), size);
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }

  /** The resident part of the mapping that has the memory's size. */
  static long touched(List<String> smaps, long size) {
    boolean memory = false;
    for (String row : smaps) {
      if (row.startsWith(SIZE)) {
        memory = bytes(row) == size;
      } else if (memory && row.startsWith(RESIDENT)) {
        return bytes(row);
      }
    }
    return 0;
  }

  private static long bytes(String row) {
    return Long.parseLong(row.replaceAll("\\D", "")) << 10;
  }
}
