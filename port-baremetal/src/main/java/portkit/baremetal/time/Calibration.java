package portkit.baremetal.time;

import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pit;
import portkit.metal.hw.Tsc;
import portkit.metal.hw.Wide;

/**
 * How fast the time stamp counter and the local APIC's timer count: the first is measured against
 * the PIT, the second against the first.
 */
public final class Calibration {
  private static final int READINGS = 4;

  private final TscCalibration tsc;
  private final LocalApic apic;
  private long firstRemaining;
  private long firstCycles;
  private long apicTicksPerSecond;

  /** The last good reading: what was left of the APIC's count, and the time stamp counter. */
  private long remaining;

  private long cycles;

  /** A calibration that has not {@link #begin begun}. */
  public Calibration(Pit pit, LocalApic apic) {
    tsc = new TscCalibration(pit);
    this.apic = apic;
  }

  /** Begins; interrupts are off, and the APIC's timer is masked. */
  public void begin() {
    apic.mask();
    apic.count(-1);
    read(); // first, so that it lasts no shorter than the other measurement
    firstRemaining = remaining;
    firstCycles = cycles;
    tsc.begin();
  }

  /**
   * Ends, so many milliseconds, fewer than 50, after the beginning or now if they have passed. What
   * has taken too long to be measured is measured again.
   */
  public void finish(int milliseconds) {
    while (!tsc.finish(milliseconds)) {
      begin();
    }
    read();
    apicTicksPerSecond =
        Wide.multiplyDivide(firstRemaining - remaining, cyclesPerSecond(), cycles - firstCycles);
    apic.count(0);
  }

  /** The shortest of several readings: a host may let the machine wait in one of them. */
  private void read() {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < READINGS; i++) {
      long before = Tsc.read();
      long left = apic.remaining();
      long width = Tsc.read() - before;
      if (width < shortest) {
        shortest = width;
        remaining = left;
        cycles = before + width / 2;
      }
    }
  }

  /** Cycles of the time stamp counter in a second. */
  public long cyclesPerSecond() {
    return tsc.cyclesPerSecond();
  }

  /** Ticks of the APIC's timer in a second. */
  public long apicTicksPerSecond() {
    return apicTicksPerSecond;
  }
}
