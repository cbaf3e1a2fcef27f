package portkit.baremetal.time;

import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pit;
import portkit.metal.hw.Cpuid;

/**
 * The clock and the alarm that the processor at hand allows: the alarm by TSC deadline where there
 * is one, and the PIT as ruler only for what CPUID does not tell.
 */
public final class Timing implements Timekeeper {
  private static final int HAS_TSC_DEADLINE = 1 << 24;

  /** Long enough to be within 200 parts in a million, as readings take up to a microsecond. */
  private static final int CALIBRATION_MILLISECONDS = 5;

  private final TscClock clock = new TscClock();
  private final ApicAlarm apicAlarm;
  private final TscAlarm tscAlarm;
  private final Calibration calibration;
  private boolean byDeadline;
  private long hertz;

  /** With the devices. */
  public Timing(LocalApic apic, Pit pit) {
    apicAlarm = new ApicAlarm(apic, clock);
    tscAlarm = new TscAlarm(apic, clock);
    calibration = new Calibration(pit, apic);
  }

  @Override
  public TscClock clock() {
    return clock;
  }

  /** Measures what the processor does not tell; the longer ago, the less is waited later. */
  @Override
  public void begin() {
    byDeadline = (Cpuid.ecx(1, 0) & HAS_TSC_DEADLINE) != 0;
    hertz = ProcessorFrequency.hertz();
    calibration.begin();
  }

  @Override
  public void start() {
    if (hertz == ProcessorFrequency.UNKNOWN || !byDeadline) {
      calibration.finish(CALIBRATION_MILLISECONDS);
    }
    clock.start(hertz == ProcessorFrequency.UNKNOWN ? calibration.cyclesPerSecond() : hertz);
    if (byDeadline) {
      tscAlarm.start();
    } else {
      apicAlarm.start(calibration.apicTicksPerSecond());
    }
  }

  @Override
  public void set(long deadline) {
    if (byDeadline) {
      tscAlarm.set(deadline);
    } else {
      apicAlarm.set(deadline);
    }
  }
}
