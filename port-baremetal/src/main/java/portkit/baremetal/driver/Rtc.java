package portkit.baremetal.driver;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.Ports;

/** The MC146818 real-time clock, which keeps UTC in seconds. */
public final class Rtc implements CalendarClock {
  private static final int INDEX = 0;
  private static final int DATA = 1;
  private static final int SECONDS = 0;
  private static final int MINUTES = 2;
  private static final int HOURS = 4;
  private static final int DAY = 7;
  private static final int MONTH = 8;
  private static final int YEAR = 9;
  private static final int STATUS_A = 10;
  private static final int STATUS_B = 11;

  /** Status A: the clock is about to change. */
  private static final int UPDATING = 0x80;

  /** Status B: 24 hours instead of 12, and binary numbers instead of decimal digits. */
  private static final int HOURS_24 = 2;

  private static final int BINARY = 4;

  /** In the hours of a 12-hour clock: afternoon. */
  private static final int AFTERNOON = 0x80;

  private final int port;

  /** The clock at a base port. */
  public Rtc(int port) {
    this.port = port;
  }

  /** {@inheritDoc} The century is this one. */
  @Override
  public long seconds() {
    while (true) {
      while ((register(STATUS_A) & UPDATING) != 0) {
        Cpu.pause();
      }
      int seconds = register(SECONDS);
      int minutes = register(MINUTES);
      int hours = register(HOURS);
      int day = register(DAY);
      int month = register(MONTH);
      int year = register(YEAR);
      // If the second is still the same, none of the others has changed in between.
      if (seconds == register(SECONDS)) {
        int mode = register(STATUS_B);
        long days =
            CivilDate.daysSince1970(
                2000 + number(year, mode), number(month, mode), number(day, mode));
        long time = number(minutes, mode) * 60L + number(seconds, mode);
        return days * 86_400 + hour(hours, mode) * 3_600L + time;
      }
    }
  }

  private static int hour(int hours, int mode) {
    if ((mode & HOURS_24) != 0) {
      return number(hours, mode);
    }
    int hour = number(hours & ~AFTERNOON, mode) % 12;
    return (hours & AFTERNOON) == 0 ? hour : hour + 12;
  }

  private static int number(int value, int mode) {
    return (mode & BINARY) != 0 ? value : (value >> 4) * 10 + (value & 15);
  }

  private int register(int index) {
    Ports.out8(port + INDEX, index);
    return Ports.in8(port + DATA);
  }
}
