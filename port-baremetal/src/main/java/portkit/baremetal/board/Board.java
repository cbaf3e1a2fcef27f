package portkit.baremetal.board;

import portkit.baremetal.driver.CalendarClock;
import portkit.baremetal.driver.Console;
import portkit.baremetal.driver.InterruptController;
import portkit.baremetal.driver.PowerSwitch;
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
 * @param power what ends it
 */
public record Board(
    String name,
    Console console,
    InterruptController interrupts,
    Timekeeper time,
    CalendarClock calendar,
    PowerSwitch power) {}
