package portkit.baremetal.kernel;

import portkit.baremetal.memory.GuestMemory;
import portkit.baremetal.thread.GuestThread;
import portkit.baremetal.thread.Scheduler;
import portkit.baremetal.time.Clock;
import portkit.metal.hw.Export;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/**
 * The interface's calls for waiting: {@code Os.sleep, wakeup, yield}. Interrupts are off from the
 * look at the word until the thread is in its queue, so no wake-up comes in between (SLP-01).
 */
public final class SleepCalls {
  private static final int WORD = 4;

  private final GuestMemory memory;
  private final Scheduler scheduler;
  private final Clock clock;

  /** With who lets threads wait. */
  public SleepCalls(GuestMemory memory, Scheduler scheduler, Clock clock) {
    this.memory = memory;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** {@code Os.sleep}. */
  @Export("os.sleep")
  @StackBudget(CallStack.CALL)
  public long sleep(long word, int expected, long timeout) {
    if ((word & WORD - 1) != 0) {
      return Errno.EINVAL.result();
    }
    long flags = Interrupts.save();
    long result = sleepOn(word, expected, timeout);
    scheduler.leave(flags);
    return result;
  }

  private long sleepOn(long word, int expected, long timeout) {
    if (!memory.isReadable(word, WORD)) {
      return Errno.EFAULT.result();
    }
    if (Memory.load32(word) != expected) {
      return Errno.EAGAIN.result();
    }
    if (timeout == 0) {
      return Errno.ETIMEDOUT.result();
    }
    return scheduler.sleep(word, deadline(timeout)) ? 0 : Errno.ETIMEDOUT.result();
  }

  private long deadline(long timeout) {
    long deadline = clock.now() + timeout;
    return timeout < 0 || deadline < 0 ? GuestThread.NEVER : deadline;
  }

  /** {@code Os.wakeup}. */
  @Export("os.wakeup")
  @StackBudget(CallStack.CALL)
  public long wakeup(long word, int count) {
    if ((word & WORD - 1) != 0) {
      return Errno.EINVAL.result();
    }
    long flags = Interrupts.save();
    long result =
        memory.isReadable(word, WORD)
            ? Integer.toUnsignedLong(scheduler.wake(word, count))
            : Errno.EFAULT.result();
    scheduler.leave(flags);
    return result;
  }

  /** {@code Os.yield}. */
  @Export("os.yield")
  @StackBudget(CallStack.CALL)
  public void yield() {
    long flags = Interrupts.save();
    scheduler.yield();
    scheduler.leave(flags);
  }
}
