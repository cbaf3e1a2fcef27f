package @name@;

import portkit.baremetal.driver.CalendarClock;

/** The calendar. */
final class Calendar implements CalendarClock {
  Calendar() {}

  @Override
  public long seconds() {
    throw new UnsupportedOperationException("not implemented: TOD-01, seconds since 1970");
  }
}
