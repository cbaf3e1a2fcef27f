package portkit.baremetal.driver;

import portkit.metal.hw.Ports;

/** Channel 0 of the 8254 timer, used as a ruler for faster clocks. */
public final class Pit {
  /** Its ticks in a second: a third of the colour subcarrier of NTSC. */
  public static final int HERTZ = 1_193_182;

  private static final int CHANNEL_0 = 0;
  private static final int COMMAND = 3;

  /** Channel 0, low byte then high byte, mode 0: its output rises once, when the count is zero. */
  private static final int ONCE = 0x30;

  /** Read back: hold the status of channel 0 for reading (data sheet, "Read-Back Command"). */
  private static final int STATUS = 0xe2;

  /** In the status: the channel's output. */
  private static final int OUTPUT = 0x80;

  /** Channel 0: hold the count for reading. */
  private static final int LATCH = 0;

  private final int port;

  /** The timer at a base port. */
  public Pit(int port) {
    this.port = port;
  }

  /** Lets it count down from 65536, which takes 55 ms, and on below zero. */
  public void countDown() {
    Ports.out8(port + COMMAND, ONCE);
    Ports.out8(port + CHANNEL_0, 0);
    Ports.out8(port + CHANNEL_0, 0);
  }

  /** Its count. */
  public int count() {
    Ports.out8(port + COMMAND, LATCH);
    int low = Ports.in8(port + CHANNEL_0);
    return low | Ports.in8(port + CHANNEL_0) << 8;
  }

  /** Whether it has been at zero: its count no longer tells how long ago it began. */
  public boolean hasRunOut() {
    Ports.out8(port + COMMAND, STATUS);
    return (Ports.in8(port + CHANNEL_0) & OUTPUT) != 0;
  }

  /** The ticks from one count to a later one, if it has not {@link #hasRunOut run out} between. */
  public static int elapsed(int from, int to) {
    return from - to & 0xffff;
  }
}
