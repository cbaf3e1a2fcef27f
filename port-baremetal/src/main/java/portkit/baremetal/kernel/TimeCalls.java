package portkit.baremetal.kernel;

import portkit.baremetal.driver.RandomSource;
import portkit.baremetal.memory.GuestMemory;
import portkit.baremetal.thread.Scheduler;
import portkit.baremetal.time.Clock;
import portkit.metal.hw.Export;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/** The interface's calls that read something of the machine: the clocks, and randomness. */
public final class TimeCalls {
  private final Clock clock;
  private final GuestMemory memory;
  private final RandomSource random;
  private final Scheduler scheduler;
  private long wallTimeAtStart;

  /** With the clock, where random numbers come from, and who delivers what came meanwhile. */
  public TimeCalls(Clock clock, GuestMemory memory, RandomSource random, Scheduler scheduler) {
    this.clock = clock;
    this.memory = memory;
    this.random = random;
    this.scheduler = scheduler;
  }

  /** It is so many seconds after 1970 now. */
  void start(long seconds) {
    wallTimeAtStart = seconds * 1_000_000_000 - clock.now();
  }

  /** {@code Os.nanotime}. */
  @Export("os.nanotime")
  @StackBudget(CallStack.CALL)
  public long nanotime() {
    return clock.now();
  }

  /** {@code Os.walltime}. */
  @Export("os.walltime")
  @StackBudget(CallStack.CALL)
  public long walltime() {
    return wallTimeAtStart + clock.now();
  }

  /** {@code Os.random}; it is in the table only where the source of random numbers is there. */
  @Export("os.random")
  @StackBudget(CallStack.CALL)
  public long random(long p, long n) {
    if (n == 0) {
      return 0;
    }
    // As a whole before the first byte: a bad range changes nothing (CAL-02).
    long flags = Interrupts.save();
    boolean known = memory.isWritable(p, n);
    Interrupts.restore(flags);
    long result = known ? fill(p, n) : Errno.EFAULT.result();
    scheduler.leave(flags);
    return result;
  }

  private long fill(long p, long n) {
    long done = 0;
    while (done < n) {
      long piece = Math.min(Long.BYTES, n - done);
      long flags = Interrupts.save();
      boolean writable = memory.isWritable(p + done, piece);
      if (writable) {
        store(p + done, random.next(), piece);
      }
      Interrupts.restore(flags);
      if (!writable) {
        return Errno.EFAULT.result();
      }
      done += piece;
    }
    return n;
  }

  private static void store(long p, long bits, long bytes) {
    for (long i = 0; i < bytes; i++) {
      Memory.store8(p + i, (int) (bits >>> (8 * i)));
    }
  }
}
