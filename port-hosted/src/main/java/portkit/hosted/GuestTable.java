package portkit.hosted;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.hosted.code.Trampolines;
import portkit.hosted.host.Kernel;
import portkit.hosted.host.Native;
import portkit.hosted.memory.AddressSpace;
import portkit.os.AbiNote;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.OsTable;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/**
 * The OS table in memory, with the arguments and the environment behind it; before it, out of the
 * program's sight, the word that holds its fault handler.
 */
final class GuestTable implements AutoCloseable {
  private static final int HANDLER_CELL = 0;
  private static final int TABLE = 64;
  private static final int VECTORS = TABLE + OsTable.TABLE_SIZE;

  private final long memory;
  private final long size;
  private final ByteBuffer bytes;

  private GuestTable(long memory, long size) {
    this.memory = memory;
    this.size = size;
    bytes = Native.memory(memory, size);
  }

  /**
   * Writes the table.
   *
   * @param everyCallInJava whether the entries that could do without Java go there too
   */
  static GuestTable make(Launch launch, AddressSpace space, boolean everyCallInJava) {
    List<byte[]> arguments = new ArrayList<>();
    for (String argument : launch.arguments()) {
      arguments.add(argument.getBytes(StandardCharsets.UTF_8));
    }
    List<byte[]> environment = new ArrayList<>();
    for (Map.Entry<String, String> variable : launch.environment().entrySet()) {
      environment.add(
          (variable.getKey() + "=" + variable.getValue()).getBytes(StandardCharsets.UTF_8));
    }
    int strings = VECTORS + Long.BYTES * (arguments.size() + environment.size() + 2);
    long size = (strings + length(arguments) + length(environment) + 4095L) & -Kernel.PAGE;
    long memory = Kernel.map(0, size, Kernel.PROT_READ | Kernel.PROT_WRITE);
    if (memory < 0) {
      throw new PortkitException(Failure.UNSUITABLE_JVM, "no memory for the program's arguments");
    }
    GuestTable table = new GuestTable(memory, size);
    table.header(arguments.size());
    table.calls(everyCallInJava);
    if (!launch.hidden().isEmpty()) {
      table.leaveOnly(Profile.allBut(launch.hidden()));
    }
    int at = table.vector(VECTORS, strings, arguments);
    table.vector(VECTORS + Long.BYTES * (arguments.size() + 1), at, environment);
    space.lendToRead(memory + TABLE, size - TABLE);
    return table;
  }

  private static int length(List<byte[]> strings) {
    int length = 0;
    for (byte[] string : strings) {
      length += string.length + 1;
    }
    return length;
  }

  private void header(int argc) {
    long argv = memory + VECTORS;
    bytes.putLong(TABLE + OsTable.MAGIC, AbiNote.MAGIC);
    bytes.putShort(TABLE + OsTable.MAJOR, (short) AbiNote.MAJOR);
    bytes.putShort(TABLE + OsTable.MINOR, (short) AbiNote.MINOR);
    bytes.putInt(TABLE + OsTable.SIZE, OsTable.TABLE_SIZE);
    bytes.putLong(TABLE + OsTable.CAPABILITIES, Profile.capabilities(EnumSet.allOf(Profile.class)));
    bytes.putLong(TABLE + OsTable.ARGC, argc);
    bytes.putLong(TABLE + OsTable.ARGV, argv);
    bytes.putLong(TABLE + OsTable.ENVP, argv + Long.BYTES * (argc + 1L));
    bytes.putLong(TABLE + OsTable.PAGE_SIZE, Kernel.PAGE);
    bytes.putLong(TABLE + OsTable.CPU_COUNT, Runtime.getRuntime().availableProcessors());
    bytes.putLong(TABLE + OsTable.HUGE_PAGE_SIZE, 0);
  }

  private void calls(boolean everyCallInJava) {
    for (int slot = 0; slot < OsTable.CALL_COUNT; slot++) {
      long entry = everyCallInJava ? Trampolines.javaEntry(slot) : Trampolines.fastEntry(slot);
      bytes.putLong(TABLE + OsTable.CALLS + Long.BYTES * slot, entry);
    }
  }

  /** Takes out the calls of profiles that are not to be there (clause TAB-02). */
  private void leaveOnly(Set<Profile> profiles) {
    bytes.putLong(TABLE + OsTable.CAPABILITIES, Profile.capabilities(profiles));
    for (CallSpec call : Contract.calls()) {
      if (!profiles.contains(call.profile())) {
        bytes.putLong(TABLE + call.offset(), 0);
      }
    }
  }

  /** Writes strings and their addresses, a null last; gives the place behind the strings. */
  private int vector(int vector, int strings, List<byte[]> values) {
    int at = strings;
    int slot = vector;
    for (byte[] value : values) {
      bytes.putLong(slot, memory + at);
      bytes.put(at, value);
      at += value.length + 1;
      slot += Long.BYTES;
    }
    return at;
  }

  /** The address that the program gets. */
  long address() {
    return memory + TABLE;
  }

  /** The address of the word with the fault handler's address. */
  long handlerCell() {
    return memory + HANDLER_CELL;
  }

  /** Sets the fault handler of all threads, 0 for none. */
  void faultHandler(long function) {
    bytes.putLong(HANDLER_CELL, function);
  }

  @Override
  public void close() {
    Kernel.unmap(memory, size);
  }
}
