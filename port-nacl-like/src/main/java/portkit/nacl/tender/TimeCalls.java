package portkit.nacl.tender;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/** The clocks and the random numbers: {@code Os.nanotime, walltime, random}. */
final class TimeCalls {
  private static final int REALTIME = 0;
  private static final int MONOTONIC = 1;
  private static final long NANOSECONDS = 1_000_000_000;

  /** What the kernel gives in one piece even if a signal comes (getrandom(2)). */
  private static final long RANDOM_PIECE = 256;

  /** The vDSO is C with small frames; Go gives it as much. */
  private static final int VDSO_STACK = 2 << 10;

  private final Gate gate;
  private final ProgramSpace space;
  private long clockGettime;

  TimeCalls(Gate gate, ProgramSpace space) {
    this.gate = gate;
    this.space = space;
  }

  /** Reads clocks by this function of the vDSO; 0 if there is none. */
  void start(long function) {
    clockGettime = function != 0 ? function : gate.clockGettime();
  }

  /** {@code Os.nanotime}. */
  @Export("os.nanotime")
  @StackBudget(CallStack.CALL)
  long nanotime() {
    return read(MONOTONIC);
  }

  /** {@code Os.walltime}. */
  @Export("os.walltime")
  @StackBudget(CallStack.CALL)
  long walltime() {
    return read(REALTIME);
  }

  @CalleeStack(VDSO_STACK)
  private long read(int clock) {
    long context = SegmentBase.gs();
    FunctionPointer.call(clockGettime, clock, ThreadContext.SECONDS.in(context));
    return ThreadContext.SECONDS.get(context) * NANOSECONDS
        + ThreadContext.NANOSECONDS.get(context);
  }

  /** {@code Os.random}. */
  @Export("os.random")
  @StackBudget(CallStack.CALL)
  long random(long p, long n) {
    if (n != 0 && !space.contains(p, n)) {
      return Errno.EFAULT.result();
    }
    long done = 0;
    while (done < n) {
      long got = gate.getrandom(p + done, Math.min(n - done, RANDOM_PIECE));
      if (got < 0) {
        return got;
      }
      done += got;
    }
    return n;
  }
}
