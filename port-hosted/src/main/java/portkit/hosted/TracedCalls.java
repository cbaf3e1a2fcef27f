package portkit.hosted;

import portkit.hosted.trace.CallTrace;

/** Reports each call when it has been served. */
final class TracedCalls implements GuestCalls {
  private final GuestCalls served;
  private final CallTrace trace;

  TracedCalls(GuestCalls served, CallTrace trace) {
    this.served = served;
    this.trace = trace;
  }

  @Override
  public long call(int slot, long a, long b, long c) {
    long start = System.nanoTime();
    long result = served.call(slot, a, b, c);
    trace.called(slot, new long[] {a, b, c}, result, start, System.nanoTime());
    return result;
  }
}
