package portkit.baremetal.kernel;

import portkit.baremetal.driver.Console;
import portkit.baremetal.driver.PowerSwitch;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Interrupts;

/** The end of the machine. */
public final class PowerOff {
  private final Console console;
  private final PowerSwitch device;

  /** With the console, which must have said all, and the device that ends a virtual machine. */
  public PowerOff(Console console, PowerSwitch device) {
    this.console = console;
    this.device = device;
  }

  /** Ends with the low 8 bits of a code; never returns. */
  public void exit(int code) {
    Interrupts.disable();
    console.drain();
    device.exit(code & 0xff);
    // A real machine has no such device. Whoever looks at its console reads the code, and it rests.
    console.print("portkit: ended with exit code ").decimal(code & 0xff);
    console.print("; the machine can be turned off").endLine();
    console.drain();
    while (true) {
      Cpu.halt();
    }
  }
}
