package portkit.os;

// Generated from portkit.os.Os by scripts/generate; do not edit.

/** Byte offsets in the OS table and the fault record. */
public final class OsTable {

  /** Header: the bytes "portkit" and a zero. */
  public static final int MAGIC = 0;

  /** Header: major version; another one is another table. */
  public static final int MAJOR = 8;

  /** Header: minor version; a higher one only appends calls or bits. */
  public static final int MINOR = 10;

  /** Header: bytes in the table, header included. */
  public static final int SIZE = 12;

  /** Header: one bit for each profile that the port has. */
  public static final int CAPABILITIES = 16;

  /** Header: number of arguments, the program's name included. */
  public static final int ARGC = 24;

  /** Header: argc addresses of C strings, then a null. */
  public static final int ARGV = 32;

  /** Header: addresses of NAME=value C strings, then a null; envp = argv + argc + 1. */
  public static final int ENVP = 40;

  /** Header: bytes in a page, a power of two. */
  public static final int PAGE_SIZE = 48;

  /** Header: processors that run the program's threads, at least 1. */
  public static final int CPU_COUNT = 56;

  /** Header: bytes in a huge page that commit may use where it fits; 0: none. */
  public static final int HUGE_PAGE_SIZE = 64;

  /** Entry: writes bytes to descriptor 1 or 2. */
  public static final int WRITE = 128;

  /** Entry: reads bytes from descriptor 0. */
  public static final int READ = 136;

  /** Entry: sets address space aside. */
  public static final int RESERVE = 144;

  /** Entry: makes reserved pages usable as memory. */
  public static final int COMMIT = 152;

  /** Entry: gives memory back, keeps the address space. */
  public static final int DECOMMIT = 160;

  /** Entry: gives address space and memory back. */
  public static final int RELEASE = 168;

  /** Entry: monotonic time in nanoseconds. */
  public static final int NANOTIME = 176;

  /** Entry: ends the program with all its threads. */
  public static final int EXIT = 184;

  /** Entry: waits on a word of memory. */
  public static final int SLEEP = 192;

  /** Entry: wakes sleepers on a word. */
  public static final int WAKEUP = 200;

  /** Entry: starts a thread. */
  public static final int SPAWN = 208;

  /** Entry: sets the thread's FS base. */
  public static final int SETTLS = 216;

  /** Entry: lets another thread run. */
  public static final int YIELD = 224;

  /** Entry: names the fault handler. */
  public static final int ONFAULT = 232;

  /** Entry: interrupts a thread. */
  public static final int INTERRUPT = 240;

  /** Entry: time of day in nanoseconds. */
  public static final int WALLTIME = 248;

  /** Entry: fills memory with random bytes. */
  public static final int RANDOM = 256;

  /** Fault record: what happened. */
  public static final int FAULT_KIND = 0;

  /** Fault record: bit 0: addr is unknown, as for a non-canonical address; the other bits are 0. */
  public static final int FAULT_FLAGS = 4;

  /** Fault record: the address that was touched, for a memory fault. */
  public static final int FAULT_ADDR = 8;

  /** Fault record: in: the instruction that faulted or was to run next; out: where to go on. */
  public static final int FAULT_PC = 16;

  /** Fault record: in: its stack pointer; out: the stack pointer to go on with. */
  public static final int FAULT_SP = 24;

  /** Where the entries begin. */
  public static final int CALLS = 128;

  /** Number of entries. */
  public static final int CALL_COUNT = 17;

  /** Bytes in the table. */
  public static final int TABLE_SIZE = 264;

  /** Bytes in the fault record. */
  public static final int FAULT_SIZE = 32;

  private OsTable() {}
}
