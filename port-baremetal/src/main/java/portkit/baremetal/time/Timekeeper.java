package portkit.baremetal.time;

/**
 * A board's clock and alarm. In metal Java; every method but {@link #clock} is called with
 * interrupts off. The alarm's interrupt reaches the kernel through the board's {@link
 * portkit.baremetal.driver.InterruptController}, which is started before this is.
 */
public interface Timekeeper extends Alarm {
  /**
   * The clock; asked while the board is wired. It runs once {@link #start} has returned, and may be
   * asked with interrupts on or off.
   */
  Clock clock();

  /** The machine has been switched on: a measurement that takes time can begin. */
  void begin();

  /** Starts the clock and the alarm; called once, after {@link #begin}. */
  void start();
}
