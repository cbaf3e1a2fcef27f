package portkit.baremetal.time;

import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pit;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Tsc;
import portkit.metal.hw.Wide;

/**
 * How fast the time stamp counter and the local APIC's timer count, measured against the PIT. Port
 * accesses are slow and, in a virtual machine, of uneven length, so each end of the measurement is
 * the shortest of several readings.
 */
public final class Calibration {
  private static final int READINGS = 4;

  private final Pit pit;
  private final LocalApic apic;
  private long cyclesPerSecond;
  private long apicTicksPerSecond;

  /** The first reading. */
  private int firstTicks;

  private long firstCycles;
  private long firstApic;

  /** The last reading: PIT ticks, counter, and how long it took. */
  private int ticks;

  private long cycles;
  private long width;

  /** A calibration that has not {@link #begin begun}. */
  public Calibration(Pit pit, LocalApic apic) {
    this.pit = pit;
    this.apic = apic;
  }

  /** Begins; interrupts are off, and the APIC's timer is masked. */
  public void begin() {
    pit.countFreely();
    apic.mask();
    apic.count(-1);
    readWell();
    firstTicks = ticks;
    firstCycles = cycles;
    firstApic = apic.remaining();
  }

  /**
   * Ends, so many milliseconds after the beginning or, if they have passed, now. The PIT's counter
   * wraps after 54, so the end must be near enough.
   */
  public void finish(int milliseconds) {
    int wanted = Pit.HERTZ / 1000 * milliseconds;
    while (Pit.elapsed(firstTicks, pit.count()) < wanted) {
      Cpu.pause();
    }
    readWell();
    long lastApic = apic.remaining();
    long elapsed = Pit.elapsed(firstTicks, ticks);
    cyclesPerSecond = Wide.multiplyDivide(cycles - firstCycles, Pit.HERTZ, elapsed);
    apicTicksPerSecond = Wide.multiplyDivide(firstApic - lastApic, Pit.HERTZ, elapsed);
    apic.count(0);
  }

  /** Cycles of the time stamp counter in a second. */
  public long cyclesPerSecond() {
    return cyclesPerSecond;
  }

  /** Ticks of the APIC's timer in a second. */
  public long apicTicksPerSecond() {
    return apicTicksPerSecond;
  }

  private void readWell() {
    read();
    for (int i = 1; i < READINGS; i++) {
      int goodTicks = ticks;
      long goodCycles = cycles;
      long goodWidth = width;
      read();
      if (goodWidth < width) {
        ticks = goodTicks;
        cycles = goodCycles;
        width = goodWidth;
      }
    }
  }

  private void read() {
    long before = Tsc.read();
    ticks = pit.count();
    long after = Tsc.read();
    width = after - before;
    cycles = before + width / 2;
  }
}
