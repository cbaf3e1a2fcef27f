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
  private long elapsed;
  private long cyclesPerSecond;

  /** The last reading: PIT ticks, counter, and how long it took. */
  private int ticks;

  private long cycles;
  private long width;

  /** A measurement that has not {@link #begin begun}. */
  public TscCalibration(Pit pit) {
    this.pit = pit;
  }

  /** Begins; interrupts are off. */
  public void begin() {
    pit.countDown();
    readWell();
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
      readWell();
    } while (Pit.elapsed(firstTicks, ticks) < wanted);
    elapsed = Pit.elapsed(firstTicks, ticks);
    cyclesPerSecond = perSecond(cycles - firstCycles);
    return !pit.hasRunOut();
  }

  /** Cycles of the time stamp counter in a second. */
  public long cyclesPerSecond() {
    return cyclesPerSecond;
  }

  /** In a second, of what has counted so far between the two ends. */
  long perSecond(long counted) {
    return Wide.multiplyDivide(counted, Pit.HERTZ, elapsed);
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
