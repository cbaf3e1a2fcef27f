package portkit.baremetal.time;

import portkit.baremetal.driver.Pit;
import portkit.metal.hw.Tsc;
import portkit.metal.hw.Wide;

/**
 * How fast the time stamp counter counts, measured against the PIT. Port accesses are slow and, in
 * a virtual machine, of uneven length, so each end of the measurement is the shortest of several
 * readings.
 */
public final class TscCalibration {
  private static final int READINGS = 4;

  private final Pit pit;
  private int firstTicks;
  private long firstCycles;
  private long cyclesPerSecond;

  /** The last good reading: the PIT's count, and the time stamp counter. */
  private int ticks;

  private long cycles;

  /** A measurement that has not {@link #begin begun}. */
  public TscCalibration(Pit pit) {
    this.pit = pit;
  }

  /** Begins; interrupts are off. */
  public void begin() {
    pit.countDown();
    read();
    firstTicks = ticks;
    firstCycles = cycles;
  }

  /**
   * Ends, so many milliseconds after the beginning, fewer than 50, or now if they have passed.
   *
   * @return false if the PIT has run out meanwhile, as when a busy host has let the machine wait:
   *     then nothing is measured, and it is to be begun again
   */
  public boolean finish(int milliseconds) {
    int wanted = Pit.HERTZ / 1000 * milliseconds;
    do {
      read();
    } while (Pit.elapsed(firstTicks, ticks) < wanted);
    long elapsed = Pit.elapsed(firstTicks, ticks);
    cyclesPerSecond = Wide.multiplyDivide(cycles - firstCycles, Pit.HERTZ, elapsed);
    return !pit.hasRunOut();
  }

  /** Cycles of the time stamp counter in a second. */
  public long cyclesPerSecond() {
    return cyclesPerSecond;
  }

  private void read() {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < READINGS; i++) {
      long before = Tsc.read();
      int count = pit.count();
      long width = Tsc.read() - before;
      if (width < shortest) {
        shortest = width;
        ticks = count;
        cycles = before + width / 2;
      }
    }
  }
}
