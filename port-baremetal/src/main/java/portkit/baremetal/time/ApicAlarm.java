package portkit.baremetal.time;

import portkit.baremetal.driver.LocalApic;
import portkit.metal.hw.Wide;

/** The alarm by the one-shot timer of the local APIC, which counts down at a rate of its own. */
public final class ApicAlarm implements Alarm {
  private static final int SHIFT = 32;
  private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;
  private static final long LONGEST = 0xffff_ffffL;

  private final LocalApic apic;
  private final Clock clock;
  private long ticksPerNanosecond;

  /** An alarm that is still to be {@link #start started}. */
  public ApicAlarm(LocalApic apic, Clock clock) {
    this.apic = apic;
    this.clock = clock;
  }

  /** The timer counts so many ticks in a second. */
  public void start(long ticksPerSecond) {
    ticksPerNanosecond = Wide.multiplyDivide(ticksPerSecond, 1L << SHIFT, NANOSECONDS_PER_SECOND);
    apic.oneShot();
  }

  @Override
  public void set(long deadline) {
    long wait = Math.max(deadline - clock.now(), 0);
    // In two halves, so that it cannot overflow: a wait may be 292 years.
    long ticks =
        wait >>> SHIFT != 0 ? LONGEST : Wide.multiplyShift(wait, ticksPerNanosecond, SHIFT) + 1;
    apic.count((int) Math.min(ticks, LONGEST));
  }
}
