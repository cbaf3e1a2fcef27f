package portkit.baremetal.time;

import portkit.baremetal.driver.LocalApic;
import portkit.metal.hw.Msr;

/** The alarm by the TSC-deadline mode of the local APIC's timer (SDM vol. 3, 11.5.4.1). */
public final class TscAlarm implements Alarm {
  private final LocalApic apic;
  private final TscClock clock;

  /** An alarm that is still to be {@link #start started}. */
  public TscAlarm(LocalApic apic, TscClock clock) {
    this.apic = apic;
    this.clock = clock;
  }

  /** Puts the timer into the mode. */
  public void start() {
    apic.tscDeadline();
  }

  @Override
  public void set(long deadline) {
    // 0 would disarm; a deadline that has passed interrupts at once. The clock rounds down too, so
    // one cycle more makes sure that it shows the time when the interrupt comes.
    Msr.write(Msr.TSC_DEADLINE, deadline < 0 ? 1 : clock.cycles(deadline) + 1);
  }
}
