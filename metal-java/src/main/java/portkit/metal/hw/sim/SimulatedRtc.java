package portkit.metal.hw.sim;

import java.time.LocalDateTime;

/** The registers of an MC146818 real-time clock, which shows one moment. */
public final class SimulatedRtc implements PortDevice {
  private final LocalDateTime time;
  private final boolean binary;
  private final boolean hours24;
  private int index;
  private int updating = 2;

  /** A clock that shows the time in a format. */
  public SimulatedRtc(LocalDateTime time, boolean binary, boolean hours24) {
    this.time = time;
    this.binary = binary;
    this.hours24 = hours24;
  }

  @Override
  public int in(int offset, int width) {
    return switch (index) {
      case 0 -> number(time.getSecond());
      case 2 -> number(time.getMinute());
      case 4 -> hours();
      case 7 -> number(time.getDayOfMonth());
      case 8 -> number(time.getMonthValue());
      case 9 -> number(time.getYear() % 100);
      case 10 -> updating-- > 0 ? 0xa6 : 0x26;
      case 11 -> (binary ? 4 : 0) | (hours24 ? 2 : 0);
      default -> 0xff;
    };
  }

  @Override
  public void out(int offset, int width, int value) {
    index = value;
  }

  private int hours() {
    int hour = time.getHour();
    return hours24
        ? number(hour)
        : number(hour % 12 == 0 ? 12 : hour % 12) | (hour >= 12 ? 0x80 : 0);
  }

  private int number(int value) {
    return binary ? value : ((value / 10) << 4) | (value % 10);
  }
}
