package portkit.metal.hw.sim;

/**
 * Channel 0 of an 8254 timer (Intel 8254 data sheet, "Mode definitions"), counting in binary, low
 * byte then high byte: in mode 0, which interrupts once, and in mode 2 as a ruler. The interrupts
 * of mode 2, every 55 ms, are left out, since a loop that waits would leap from one to the next.
 */
public final class SimulatedPit implements PortDevice {
  /** Its ticks in a second. */
  private static final long HERTZ = 1_193_182;

  private static final int COMMAND = 3;
  private static final int LATCH = 0;

  /** Read back the status of channel 0, whose bit 7 is the output. */
  private static final int STATUS = 0xe2;

  private static final int OUTPUT = 0x80;

  /** Interrupt on terminal count: once. */
  private static final int MODE_0 = 0x30;

  /** Rate generator: over and over. */
  private static final int MODE_2 = 0x34;

  private final SimulatedClock clock;
  private final long clockHertz;
  private final Runnable interrupt;
  private int mode;
  private int count;
  private boolean nextIsHigh;
  private boolean counting;
  private long startedAt;
  private int latched;
  private boolean readsHigh;
  private boolean statusIsNext;

  /** Counts that were begun: the end of an earlier one is no event any more. */
  private int begun;

  /**
   * A timer beside a processor with so many cycles in a second.
   *
   * @param interrupt called when the output rises in mode 0
   */
  public SimulatedPit(SimulatedClock clock, long clockHertz, Runnable interrupt) {
    this.clock = clock;
    this.clockHertz = clockHertz;
    this.interrupt = interrupt;
  }

  @Override
  public int in(int offset, int width) {
    require(offset == 0, "only channel 0 is there");
    if (statusIsNext) {
      statusIsNext = false;
      return mode == MODE_0 && counting && ticks() >= from() ? mode | OUTPUT : mode;
    }
    readsHigh = !readsHigh;
    return readsHigh ? latched & 0xff : latched >> 8;
  }

  @Override
  public void out(int offset, int width, int value) {
    switch (offset) {
      case 0 -> load(value & 0xff);
      case COMMAND -> command(value & 0xff);
      default -> require(false, "only channel 0 is there");
    }
  }

  private void command(int value) {
    if (value == LATCH) {
      latched = remaining();
      readsHigh = false;
      return;
    }
    if (value == STATUS) {
      statusIsNext = true;
      return;
    }
    require(value == MODE_0 || value == MODE_2, "command 0x%x is not simulated".formatted(value));
    mode = value;
    nextIsHigh = false;
    counting = false;
    begun++;
  }

  private void load(int value) {
    require(mode != 0, "a count without a mode");
    if (!nextIsHigh) {
      count = value;
      nextIsHigh = true;
      if (mode == MODE_0) { // the first byte stops the counter
        counting = false;
        begun++;
      }
      return;
    }
    nextIsHigh = false;
    count |= value << 8;
    startedAt = clock.cycles();
    counting = true;
    int mine = ++begun;
    if (mode == MODE_0) {
      long ticks = from() + 1L;
      clock.after(Math.ceilDiv(ticks * clockHertz, HERTZ), () -> expire(mine));
    }
  }

  private void expire(int mine) {
    if (mine == begun) {
      interrupt.run();
    }
  }

  /** What the counter shows; in mode 0 it goes on below zero. */
  private int remaining() {
    if (!counting) {
      return count & 0xffff;
    }
    return (int) (mode == MODE_2 ? from() - ticks() % from() : from() - ticks()) & 0xffff;
  }

  private int from() {
    return count == 0 ? 0x1_0000 : count;
  }

  private long ticks() {
    return (long) ((double) (clock.cycles() - startedAt) * HERTZ / clockHertz);
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new SimulationException("PIT: " + complaint);
    }
  }
}
