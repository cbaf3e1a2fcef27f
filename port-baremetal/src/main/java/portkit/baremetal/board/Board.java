package portkit.baremetal.board;

import portkit.baremetal.driver.Console;
import portkit.baremetal.driver.DebugExit;
import portkit.baremetal.driver.IoApic;
import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pic;
import portkit.baremetal.driver.Pit;
import portkit.baremetal.driver.Rtc;

/**
 * A machine, as its drivers.
 *
 * @param name by which users choose it
 * @param console its terminal
 * @param consoleInput the I/O APIC's input that the console interrupts by
 * @param pic the legacy interrupt controllers, which are to be silent
 * @param localApic the processor's interrupt controller and timer
 * @param ioApic the devices' interrupt controller
 * @param pit the timer of known frequency
 * @param rtc the clock that goes while the machine is off
 * @param debugExit what ends it
 */
public record Board(
    String name,
    Console console,
    int consoleInput,
    Pic pic,
    LocalApic localApic,
    IoApic ioApic,
    Pit pit,
    Rtc rtc,
    DebugExit debugExit) {}
