package portkit.baremetal.driver;

import portkit.metal.hw.Ports;

/** Channel 0 of the 8254 timer, used as a ruler for faster clocks. */
public final class Pit {
  /** Its ticks in a second: a third of the colour subcarrier of NTSC. */
  public static final int HERTZ = 1_193_182;

  private static final int CHANNEL_0 = 0;
  private static final int COMMAND = 3;

  /** Channel 0, low byte then high byte, mode 2: counts down from 65536, over and over. */
  private static final int RATE_GENERATOR = 0x34;

  /** Channel 0: hold the count for reading. */
  private static final int LATCH = 0;

  private final int port;

  /** The timer at a base port. */
  public Pit(int port) {
    this.port = port;
  }

  /** Lets it count down from 65536 and begin again. */
  public void countFreely() {
    Ports.out8(port + COMMAND, RATE_GENERATOR);
    Ports.out8(port + CHANNEL_0, 0);
    Ports.out8(port + CHANNEL_0, 0);
  }

  /** Its count. */
  public int count() {
    Ports.out8(port + COMMAND, LATCH);
    int low = Ports.in8(port + CHANNEL_0);
    return low | Ports.in8(port + CHANNEL_0) << 8;
  }

  /** The ticks from one count to a later one, if it has not wrapped twice. */
  public static int elapsed(int from, int to) {
    return from - to & 0xffff;
  }
}
