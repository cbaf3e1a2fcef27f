package portkit.conformance.mutant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.os.AbiNote;
import portkit.os.OsTable;
import portkit.os.Profile;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** The table as the program finds it, with its strings. */
record TableImage(List<String> arguments, Map<String, String> environment, Set<Profile> profiles) {
  private static final long STRINGS = 0x100_0000;

  boolean hasFaults() {
    return profiles.contains(Profile.FAULTS);
  }

  /** Writes it; gives the address of the arguments' vector. */
  long write(SimulatedMemory memory, long table, Defect defect) {
    memory.map(table, OsTable.TABLE_SIZE, true);
    long vectors = STRINGS;
    long text = STRINGS + 8L * (arguments.size() + environment.size() + 2);
    long size = text - STRINGS + 1;
    size += arguments.stream().mapToInt(a -> a.length() + 1).sum();
    size += environment.entrySet().stream().mapToInt(e -> e.toString().length() + 1).sum();
    memory.map(STRINGS, size, true);
    long at = vectors;
    for (String argument : arguments) {
      memory.store(at, 8, text);
      text = string(memory, text, argument);
      at += 8;
    }
    at += 8;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      memory.store(at, 8, text);
      text = string(memory, text, variable.toString());
      at += 8;
    }
    header(memory, table, vectors, defect);
    return vectors;
  }

  private static long string(SimulatedMemory memory, long at, String text) {
    long to = at;
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      memory.store8(to++, b);
    }
    memory.store8(to, 0);
    return to + 1;
  }

  private void header(SimulatedMemory memory, long table, long vectors, Defect defect) {
    word(memory, table, OsTable.MAGIC, AbiNote.MAGIC, defect);
    long version = AbiNote.MAJOR | (long) AbiNote.MINOR << 16;
    word(memory, table, OsTable.MAJOR, version | (long) OsTable.TABLE_SIZE << 32, defect);
    word(memory, table, OsTable.CAPABILITIES, Profile.capabilities(profiles), defect);
    word(memory, table, OsTable.ARGC, arguments.size(), defect);
    word(memory, table, OsTable.ARGV, vectors, defect);
    word(memory, table, OsTable.ENVP, vectors + 8L * arguments.size() + 8, defect);
    word(memory, table, OsTable.PAGE_SIZE, SimulatedMemory.PAGE, defect);
    word(memory, table, OsTable.CPU_COUNT, 2, defect);
    word(memory, table, OsTable.HUGE_PAGE_SIZE, 2 << 20, defect);
    for (CallSpec call : Contract.calls()) {
      long entry = profiles.contains(call.profile()) ? 0x40_0000 + call.offset() : 0;
      word(memory, table, call.offset(), entry, defect);
    }
  }

  private static void word(
      SimulatedMemory memory, long table, int offset, long value, Defect defect) {
    memory.store(table + offset, 8, defect.table(offset, value));
  }
}
