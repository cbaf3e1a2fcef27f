package portkit.metal.port;

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

  private static final long INPUT = Profile.INPUT.mask();
  private static final long SLEEP = Profile.SLEEP.mask();
  private static final long FAULTS = Profile.FAULTS.mask();
  private static final long THREADS = Profile.THREADS.mask();
  private static final long CLOCK = Profile.CLOCK.mask();
  private static final long RANDOM = Profile.RANDOM.mask();
  private static final long PREEMPTION = Profile.PREEMPTION.mask();
  private static final long ALL = INPUT | SLEEP | FAULTS | THREADS | CLOCK | RANDOM | PREEMPTION;
  private static final long THREADS_REQUIRE = SLEEP | FAULTS;

  private long capabilities;

  private final StaticMemory table = new StaticMemory(OsTable.TABLE_SIZE, 64);

  /** A table that is still to be {@link #write written}. */
  public TableWriter() {}

  /** The table's address. */
  public long address() {
    return table.address();
  }

  /**
   * Writes the header, for arguments whose vectors lie at the addresses, and the calls.
   *
   * @param missing capability bits of profiles that are to be missing
   */
  public void write(int argumentCount, long arguments, long environment, long missing) {
    capabilities = ALL & ~missing;
    if ((capabilities & THREADS_REQUIRE) != THREADS_REQUIRE) {
      capabilities &= ~THREADS;
    }
    if ((capabilities & THREADS) == 0) {
      capabilities &= ~PREEMPTION;
    }
    long at = table.address();
    Memory.store64(at + OsTable.MAGIC, AbiNote.MAGIC);
    Memory.store16(at + OsTable.MAJOR, AbiNote.MAJOR);
    Memory.store16(at + OsTable.MINOR, AbiNote.MINOR);
    Memory.store32(at + OsTable.SIZE, OsTable.TABLE_SIZE);
    Memory.store64(at + OsTable.CAPABILITIES, capabilities);
    Memory.store64(at + OsTable.ARGC, argumentCount);
    Memory.store64(at + OsTable.ARGV, arguments);
    Memory.store64(at + OsTable.ENVP, environment);
    Memory.store64(at + OsTable.PAGE_SIZE, PAGE);
    Memory.store64(at + OsTable.CPU_COUNT, 1);
    Memory.store64(at + OsTable.HUGE_PAGE_SIZE, LARGE_PAGE);
    writeCoreCalls();
    call(INPUT, OsTable.READ, FunctionPointer.to("os.read"));
    call(SLEEP, OsTable.SLEEP, FunctionPointer.to("os.sleep"));
    call(SLEEP, OsTable.WAKEUP, FunctionPointer.to("os.wakeup"));
    call(SLEEP, OsTable.YIELD, FunctionPointer.to("os.yield"));
    call(THREADS, OsTable.SPAWN, FunctionPointer.to("os.spawn"));
    call(THREADS, OsTable.INTERRUPT, FunctionPointer.to("os.interrupt"));
    call(FAULTS, OsTable.ONFAULT, FunctionPointer.to("os.onfault"));
    call(CLOCK, OsTable.WALLTIME, FunctionPointer.to("os.walltime"));
    call(RANDOM, OsTable.RANDOM, FunctionPointer.to("os.random"));
  }

  private void writeCoreCalls() {
    call(0, OsTable.WRITE, FunctionPointer.to("os.write"));
    call(0, OsTable.RESERVE, FunctionPointer.to("os.reserve"));
    call(0, OsTable.COMMIT, FunctionPointer.to("os.commit"));
    call(0, OsTable.DECOMMIT, FunctionPointer.to("os.decommit"));
    call(0, OsTable.RELEASE, FunctionPointer.to("os.release"));
    call(0, OsTable.NANOTIME, FunctionPointer.to("os.nanotime"));
    call(0, OsTable.EXIT, FunctionPointer.to("os.exit"));
    call(0, OsTable.SETTLS, FunctionPointer.to("os.settls"));
  }

  /** The entry of a call whose profile is missing is 0. */
  private void call(long profile, int offset, long function) {
    boolean there = (capabilities & profile) == profile;
    Memory.store64(table.address() + offset, there ? function : 0);
  }
}
