package isapc;

import portkit.baremetal.driver.CalendarClock;
import portkit.baremetal.driver.Rtc;

/** The calendar: the PC's real-time clock, for which portkit has a driver. */
final class Calendar implements CalendarClock {
  private final Rtc rtc = new Rtc(0x70);

  Calendar() {}

  @Override
  public long seconds() {
    return rtc.seconds();
  }
}
