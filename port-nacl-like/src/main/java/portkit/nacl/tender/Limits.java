package portkit.nacl.tender;

import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;

/** The kernel's limits on the process, which it cannot raise again, and the timers that end it. */
final class Limits {
  private static final int SYSINFO = 99;
  private static final int TIMER_CREATE = 222;
  private static final int TIMER_SETTIME = 223;
  private static final int PRLIMIT = 302;

  /** Resources (Linux include/uapi/asm-generic/resource.h). */
  private static final int CPU = 0;

  private static final int FSIZE = 1;
  private static final int DATA = 2;
  private static final int STACK = 3;
  private static final int CORE = 4;
  private static final int NPROC = 6;
  private static final int NOFILE = 7;
  private static final int MEMLOCK = 8;
  private static final int MSGQUEUE = 12;

  private static final int MONOTONIC = 1;
  private static final int SIGKILL = 9;
  private static final int MEBI = 20;

  /** How much more processor time there is to say that it is over. */
  private static final int PROCESSOR_GRACE_SECONDS = 1;

  /**
   * The same for time, which goes on where the host itself is held up: of two signals that have
   * come meanwhile SIGKILL is the one that counts.
   */
  private static final int GRACE_SECONDS = 3;

  /** What the program's output may grow a file to. */
  private static final long LARGEST_FILE = 1L << 40;

  /**
   * Of the user, whose other processes count, and not of root: a bound far above that on the
   * program's threads, for a program that goes around that.
   */
  private static final int MOST_TASKS = 8 * ThreadBlocks.COUNT;

  private final StaticMemory block = new StaticMemory(64, 8);
  private final StaticMemory information = new StaticMemory(128, 8);

  /**
   * Sets all limits. Where the kernel refuses one, a lower one is in force already.
   *
   * @param ownData the bytes of writable memory that are the tender's
   * @return false if the kernel has no timer for the limit of time
   */
  boolean set(Options options, long ownData) {
    limit(CORE, 0, 0);
    limit(MEMLOCK, 0, 0);
    limit(MSGQUEUE, 0, 0);
    limit(NOFILE, 3, 3);
    limit(NPROC, MOST_TASKS, MOST_TASKS);
    limit(FSIZE, LARGEST_FILE, LARGEST_FILE);
    long memory = options.mebibytes() << MEBI;
    if (memory > 0) {
      // The stack that the kernel made, and nobody uses any more, would grow where it is touched.
      limit(STACK, 0, 0);
    } else {
      // Without a limit of its own a program gets no more than there is (clause MEM-07).
      memory = machineMemory();
    }
    limit(DATA, memory + ownData, memory + ownData);
    long seconds = options.processorSeconds();
    if (seconds > 0) {
      limit(CPU, seconds, seconds + PROCESSOR_GRACE_SECONDS);
    }
    return options.milliseconds() == 0
        || (timer(Signal.ALRM, options.milliseconds())
            && timer(SIGKILL, options.milliseconds() + 1000 * GRACE_SECONDS));
  }

  /** {@code struct sysinfo}: the memory's size and the unit that it is counted in (sysinfo(2)). */
  private long machineMemory() {
    long _ = Linux.call(SYSINFO, information.address());
    long unit = Integer.toUnsignedLong(Memory.load32(information.address() + 104));
    return Memory.load64(information.address() + 32) * unit;
  }

  private void limit(int resource, long soft, long hard) {
    Memory.store64(block.address(), soft);
    Memory.store64(block.address() + Long.BYTES, hard);
    long _ = Linux.call(PRLIMIT, 0, resource, block.address(), 0);
  }

  /** A signal to the process after so much time; the program cannot take it back. */
  private boolean timer(int signal, long milliseconds) {
    long event = block.address();
    long timer = block.address() + 56;
    Memory.store64(event, 0);
    Memory.store64(event + 8, signal); // sigev_signo, and sigev_notify 0: SIGEV_SIGNAL
    if (Linux.call(TIMER_CREATE, MONOTONIC, event, timer) != 0) {
      return false;
    }
    Memory.store64(event, 0);
    Memory.store64(event + 8, 0);
    Memory.store64(event + 16, milliseconds / 1000);
    Memory.store64(event + 24, milliseconds % 1000 * 1_000_000);
    return Linux.call(TIMER_SETTIME, Memory.load32(timer), 0, event, 0) == 0;
  }
}
