package portkit.hosted;

import portkit.hosted.code.HostContext;
import portkit.hosted.host.Kernel;

/** Linux's own futex: what the others were modelled on. */
final class KernelFutex implements Futex {
  private static final long NANOSECONDS = 1_000_000_000;

  @Override
  public long sleep(long word, int expected, long timeoutNs) {
    long timespec = 0;
    if (timeoutNs >= 0) {
      HostContext context = GuestThread.current().context();
      context.scratch(0, timeoutNs / NANOSECONDS);
      context.scratch(8, timeoutNs % NANOSECONDS);
      timespec = context.scratchAddress();
    }
    long result = Kernel.futexWait(word, expected, timespec);
    return result == Kernel.EINTR ? 0 : result; // clause SLP-02: the program tests again
  }

  @Override
  public long wakeup(long word, int count) {
    if (count == 0) {
      return 0; // Linux would wake one
    }
    return Kernel.futexWake(word, count < 0 ? Integer.MAX_VALUE : count);
  }
}
