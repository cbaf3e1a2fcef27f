package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/** The interface's calls for input and output, and its end: {@code Os.write, read, exit}. */
final class IoCalls {
  private static final int POLLIN = 1;
  private static final int POLLOUT = 4;
  private static final int EINTR = 4;

  /** Linux moves no more at a time (write(2)). */
  private static final long MOST_AT_A_TIME = 1 << 30;

  private final Gate gate;
  private final ProgramSpace space;

  IoCalls(Gate gate, ProgramSpace space) {
    this.gate = gate;
    this.space = space;
  }

  /** {@code Os.write}. */
  @Export("os.write")
  @StackBudget(CallStack.CALL)
  long write(long fd, long p, long n) {
    if (fd != 1 && fd != 2) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    if (!space.contains(p, n)) {
      return Errno.EFAULT.result();
    }
    long result = gate.write(fd, p, Math.min(n, MOST_AT_A_TIME));
    while (mayTryAgain(result)) {
      boolean _ = isReady(fd, POLLOUT, -1);
      result = gate.write(fd, p, Math.min(n, MOST_AT_A_TIME));
    }
    return result;
  }

  /** {@code Os.read}. */
  @Export("os.read")
  @StackBudget(CallStack.CALL)
  long read(long fd, long p, long n) {
    if (fd != 0) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    if (!space.contains(p, n)) {
      return Errno.EFAULT.result();
    }
    long result = gate.read(0, p, Math.min(n, MOST_AT_A_TIME));
    while (mayTryAgain(result)) {
      boolean _ = isReady(0, POLLIN, -1);
      result = gate.read(0, p, Math.min(n, MOST_AT_A_TIME));
    }
    return result;
  }

  /** {@code Os.exit}. */
  @Export("os.exit")
  @StackBudget(CallStack.CALL)
  void exit(int code) {
    long _ = gate.exitGroup(code & 0xff);
  }

  /** Whoever handed the descriptor down may have made it one that does not wait. */
  private static boolean mayTryAgain(long result) {
    return result == Errno.EAGAIN.result() || result == -EINTR;
  }

  /** Whether there is input, or its end, within so many milliseconds. */
  boolean isReadable(int milliseconds) {
    return isReady(0, POLLIN, milliseconds);
  }

  private boolean isReady(long fd, int event, int milliseconds) {
    long descriptor = ThreadContext.SECONDS.in(SegmentBase.gs()); // struct pollfd
    ThreadContext.SECONDS.set(SegmentBase.gs(), fd | (long) event << Integer.SIZE);
    return gate.poll(descriptor, 1, milliseconds) != 0;
  }
}
