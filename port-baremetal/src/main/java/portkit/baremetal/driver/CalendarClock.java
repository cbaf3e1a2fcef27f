package portkit.baremetal.driver;

/** A clock that goes while the machine is off. In metal Java. */
public interface CalendarClock {
  /** Seconds since 1970-01-01T00:00:00Z (clause TOD-01); asked once, at boot. */
  long seconds();
}
