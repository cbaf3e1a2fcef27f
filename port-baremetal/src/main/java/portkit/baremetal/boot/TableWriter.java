package portkit.baremetal.boot;

import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.os.AbiNote;
import portkit.os.OsTable;
import portkit.os.Profile;

/** The OS table: the header, and the addresses of the methods that the calls are exported by. */
public final class TableWriter {
  private static final long PAGE = 4096;
  private static final long LARGE_PAGE = 2 << 20;

  /** What this port has always; randomness depends on the processor. */
  private static final long CAPABILITIES =
      Profile.INPUT.mask()
          | Profile.SLEEP.mask()
          | Profile.FAULTS.mask()
          | Profile.THREADS.mask()
          | Profile.CLOCK.mask();

  private static final long RANDOM = Profile.RANDOM.mask();

  private final StaticMemory table = new StaticMemory(OsTable.TABLE_SIZE, 64);

  /** A table that is still to be {@link #write written}. */
  public TableWriter() {}

  /** The table's address. */
  public long address() {
    return table.address();
  }

  /** Writes the header, for arguments whose vectors lie at the addresses, and the calls. */
  public void write(int argumentCount, long arguments, long environment, boolean random) {
    long at = table.address();
    Memory.store64(at + OsTable.MAGIC, AbiNote.MAGIC);
    Memory.store16(at + OsTable.MAJOR, AbiNote.MAJOR);
    Memory.store16(at + OsTable.MINOR, AbiNote.MINOR);
    Memory.store32(at + OsTable.SIZE, OsTable.TABLE_SIZE);
    Memory.store64(at + OsTable.CAPABILITIES, random ? CAPABILITIES | RANDOM : CAPABILITIES);
    Memory.store64(at + OsTable.ARGC, argumentCount);
    Memory.store64(at + OsTable.ARGV, arguments);
    Memory.store64(at + OsTable.ENVP, environment);
    Memory.store64(at + OsTable.PAGE_SIZE, PAGE);
    Memory.store64(at + OsTable.CPU_COUNT, 1);
    Memory.store64(at + OsTable.HUGE_PAGE_SIZE, LARGE_PAGE);
    Memory.store64(at + OsTable.WRITE, FunctionPointer.to("os.write"));
    Memory.store64(at + OsTable.READ, FunctionPointer.to("os.read"));
    Memory.store64(at + OsTable.RESERVE, FunctionPointer.to("os.reserve"));
    Memory.store64(at + OsTable.COMMIT, FunctionPointer.to("os.commit"));
    Memory.store64(at + OsTable.DECOMMIT, FunctionPointer.to("os.decommit"));
    Memory.store64(at + OsTable.RELEASE, FunctionPointer.to("os.release"));
    Memory.store64(at + OsTable.NANOTIME, FunctionPointer.to("os.nanotime"));
    Memory.store64(at + OsTable.EXIT, FunctionPointer.to("os.exit"));
    Memory.store64(at + OsTable.SLEEP, FunctionPointer.to("os.sleep"));
    Memory.store64(at + OsTable.WAKEUP, FunctionPointer.to("os.wakeup"));
    Memory.store64(at + OsTable.SPAWN, FunctionPointer.to("os.spawn"));
    Memory.store64(at + OsTable.SETTLS, FunctionPointer.to("os.settls"));
    Memory.store64(at + OsTable.YIELD, FunctionPointer.to("os.yield"));
    Memory.store64(at + OsTable.ONFAULT, FunctionPointer.to("os.onfault"));
    Memory.store64(at + OsTable.INTERRUPT, FunctionPointer.to("os.interrupt"));
    Memory.store64(at + OsTable.WALLTIME, FunctionPointer.to("os.walltime"));
    Memory.store64(at + OsTable.RANDOM, random ? FunctionPointer.to("os.random") : 0);
  }
}
