package isapc;

import portkit.baremetal.driver.Pit;
import portkit.baremetal.time.Clock;
import portkit.baremetal.time.Timekeeper;
import portkit.baremetal.time.TscCalibration;
import portkit.baremetal.time.TscClock;
import portkit.metal.hw.Ports;
import portkit.metal.hw.Wide;

/**
 * The clock is the processor's time stamp counter. The alarm is channel 0 of the PIT, which first
 * serves as the ruler that the counter is measured with.
 */
final class Time implements Timekeeper {
  private static final int CHANNEL_0 = 0x40;
  private static final int COMMAND = 0x43;

  /** Channel 0, low byte then high byte, mode 0: one interrupt when it has counted down. */
  private static final int ONCE = 0x30;

  private static final int CALIBRATION_MILLISECONDS = 5;
  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

  /** The 16 bits of the counter last for 54 ms; an alarm may come early. */
  private static final long LONGEST = 50_000_000;

  private final TscClock clock = new TscClock();
  private final TscCalibration calibration = new TscCalibration(new Pit(CHANNEL_0));

  Time() {}

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void begin() {
    calibration.begin();
  }

  @Override
  public void start() {
    while (!calibration.finish(CALIBRATION_MILLISECONDS)) {
      calibration.begin();
    }
    clock.start(calibration.cyclesPerSecond());
  }

  @Override
  public void set(long deadline) {
    long wait = Math.clamp(deadline - clock.now(), 0, LONGEST);
    int ticks = (int) Wide.multiplyDivide(wait, Pit.HERTZ, NANOSECONDS_PER_SECOND) + 1;
    Ports.out8(COMMAND, ONCE);
    Ports.out8(CHANNEL_0, ticks);
    Ports.out8(CHANNEL_0, ticks >> 8);
  }
}
