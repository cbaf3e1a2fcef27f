package @name@;

import portkit.baremetal.time.Clock;
import portkit.baremetal.time.Timekeeper;
import portkit.baremetal.time.TscClock;

/** The clock and the alarm. */
final class Time implements Timekeeper {
  private final TscClock clock = new TscClock();

  Time() {}

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void begin() {
    throw new UnsupportedOperationException("not implemented: CLK-01, begin to measure time");
  }

  @Override
  public void start() {
    throw new UnsupportedOperationException("not implemented: CLK-01, start the clock");
  }

  @Override
  public void set(long deadline) {
    throw new UnsupportedOperationException("not implemented: SLP-03, set the alarm");
  }
}
