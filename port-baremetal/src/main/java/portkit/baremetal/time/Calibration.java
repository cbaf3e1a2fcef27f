package portkit.baremetal.time;

import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pit;

/** How fast the time stamp counter and the local APIC's timer count, measured against the PIT. */
public final class Calibration {
  private final TscCalibration tsc;
  private final LocalApic apic;
  private long firstRemaining;
  private long apicTicksPerSecond;

  /** A calibration that has not {@link #begin begun}. */
  public Calibration(Pit pit, LocalApic apic) {
    tsc = new TscCalibration(pit);
    this.apic = apic;
  }

  /** Begins; interrupts are off, and the APIC's timer is masked. */
  public void begin() {
    apic.mask();
    apic.count(-1);
    tsc.begin();
    firstRemaining = apic.remaining();
  }

  /**
   * Ends, so many milliseconds, fewer than 50, after the beginning or now if they have passed. What
   * has taken too long to be measured is measured again.
   */
  public void finish(int milliseconds) {
    while (!tsc.finish(milliseconds)) {
      begin();
    }
    apicTicksPerSecond = tsc.perSecond(firstRemaining - apic.remaining());
    apic.count(0);
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
