package portkit.baremetal.board;

import portkit.baremetal.driver.CalendarClock;
import portkit.baremetal.driver.Console;
import portkit.baremetal.driver.InterruptController;
import portkit.baremetal.driver.PowerSwitch;
import portkit.baremetal.driver.ProcessorRandom;
import portkit.baremetal.driver.RandomSource;
import portkit.baremetal.time.Timekeeper;

/**
 * A machine, as its drivers: all that the kernel knows of it. The objects are made by plain
 * constructors on the JVM, when the image is built, and their fields are in the image as they were
 * left; from then on they are metal Java.
 *
 * @param name by which users choose it
 * @param console its terminal
 * @param interrupts what brings the devices' interrupts to the processor
 * @param time its clock and alarm
 * @param calendar the clock that goes while the machine is off
 * @param random where its random numbers come from
 * @param power what ends it
 */
public record Board(
    String name,
    Console console,
    InterruptController interrupts,
    Timekeeper time,
    CalendarClock calendar,
    RandomSource random,
    PowerSwitch power) {
  /** A machine whose random numbers come from the processor. */
  public Board(
      String name,
      Console console,
      InterruptController interrupts,
      Timekeeper time,
      CalendarClock calendar,
      PowerSwitch power) {
    this(name, console, interrupts, time, calendar, new ProcessorRandom(), power);
  }
}
