package portkit.baremetal.time;

/** A timer that interrupts once. */
public interface Alarm {
  /**
   * Interrupts at a time of the {@link Clock}, or soon if it has passed; replaces what was set
   * before. The interrupt may come early, but not by much more than the clock's inexactness, and
   * whoever waits looks at the clock again.
   */
  void set(long deadline);
}
