package portkit.hosted.trace;

import portkit.os.OsTable;

/** Counts over all threads of a program. Thread-safe. */
public final class Statistics {
  /** Number of calls in the table. */
  public static final int SLOTS = OsTable.CALL_COUNT;

  private final long[] calls = new long[SLOTS];
  private int threads;
  private long faults;
  private long interrupts;

  /** Adds calls of a slot. */
  public synchronized void calls(int slot, long count) {
    calls[slot] += count;
  }

  /** Adds what was delivered to a thread. */
  public synchronized void delivered(long moreFaults, long moreInterrupts) {
    faults += moreFaults;
    interrupts += moreInterrupts;
  }

  /** Sets how many threads were started. */
  public synchronized void threads(int count) {
    threads = count;
  }

  /** Calls made of the slot. */
  public synchronized long calls(int slot) {
    return calls[slot];
  }

  /** Threads started, the first included. */
  public synchronized int threads() {
    return threads;
  }

  /** Faults delivered to the program's handler. */
  public synchronized long faults() {
    return faults;
  }

  /** Interrupts delivered to the program's handler. */
  public synchronized long interrupts() {
    return interrupts;
  }
}
