package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/** {@code Os.sleep, wakeup, yield} by the kernel's futex. */
final class SleepCalls {
  private static final long NANOSECONDS = 1_000_000_000;
  private static final int EINTR = 4;

  private final Gate gate;
  private final ProgramSpace space;

  SleepCalls(Gate gate, ProgramSpace space) {
    this.gate = gate;
    this.space = space;
  }

  /** {@code Os.sleep}. */
  @Export("os.sleep")
  @StackBudget(CallStack.CALL)
  long sleep(long word, int expected, long timeout) {
    long error = check(word);
    if (error != 0) {
      return error;
    }
    long timespec = 0;
    if (timeout >= 0) {
      long context = SegmentBase.gs();
      timespec = ThreadContext.SECONDS.in(context);
      ThreadContext.SECONDS.set(context, timeout / NANOSECONDS);
      ThreadContext.NANOSECONDS.set(context, timeout % NANOSECONDS);
    }
    long result = gate.futexWait(word, expected, timespec);
    return result == -EINTR ? 0 : result; // clause SLP-02
  }

  /** {@code Os.wakeup}. */
  @Export("os.wakeup")
  @StackBudget(CallStack.CALL)
  long wakeup(long word, int count) {
    long error = check(word);
    if (error != 0) {
      return error;
    }
    // The kernel takes the count as signed.
    return count == 0 ? 0 : gate.futexWake(word, count < 0 ? Integer.MAX_VALUE : count);
  }

  /** {@code Os.yield}. */
  @Export("os.yield")
  @StackBudget(CallStack.CALL)
  void yield() {
    long _ = gate.schedYield();
  }

  /** 0 if the word may be named to a call, or the error. */
  long check(long word) {
    if ((word & Integer.BYTES - 1) != 0) {
      return Errno.EINVAL.result();
    }
    return space.contains(word, Integer.BYTES) ? 0 : Errno.EFAULT.result();
  }
}
