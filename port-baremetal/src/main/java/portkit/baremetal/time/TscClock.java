package portkit.baremetal.time;

import portkit.metal.hw.Tsc;
import portkit.metal.hw.Wide;

/**
 * Nanoseconds from the time stamp counter: one multiplication, by a factor with 32 bits after the
 * point.
 */
public final class TscClock implements Clock {
  private static final int SHIFT = 32;
  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

  private long start;
  private long nanosecondsPerCycle;
  private long cyclesPerNanosecond;
  private long hertz;

  /** A clock that is still to be {@link #start started}. */
  public TscClock() {}

  /** The clock begins now, its counter having so many cycles in a second. */
  public void start(long cyclesPerSecond) {
    hertz = cyclesPerSecond;
    nanosecondsPerCycle = Wide.multiplyDivide(NANOSECONDS_PER_SECOND, 1L << SHIFT, hertz);
    cyclesPerNanosecond = Wide.multiplyDivide(hertz, 1L << SHIFT, NANOSECONDS_PER_SECOND);
    start = Tsc.read();
  }

  /** Cycles in a second. */
  public long hertz() {
    return hertz;
  }

  @Override
  public long now() {
    // Never 0, which programs take for "no time": the interface promises a number above 0.
    return Wide.multiplyShift(Tsc.read() - start, nanosecondsPerCycle, SHIFT) + 1;
  }

  /** What the counter will show at a time, rounded down. */
  long cycles(long time) {
    return start + Wide.multiplyShift(time - 1, cyclesPerNanosecond, SHIFT);
  }
}
