package isapc;

import portkit.baremetal.driver.DebugExit;
import portkit.baremetal.driver.PowerSwitch;
import portkit.metal.hw.Ports;

/**
 * The end of the machine. The whole code goes to the status port; the exit port ends the machine
 * with the 7 bits that QEMU's exit device has.
 */
final class Power implements PowerSwitch {
  private final int exitPort;
  private final int statusPort;

  Power(int exitPort, int statusPort) {
    this.exitPort = exitPort;
    this.statusPort = statusPort;
  }

  @Override
  public void started() {
    Ports.out8(statusPort, DebugExit.STARTED);
  }

  @Override
  public void exit(int code) {
    Ports.out8(statusPort, code);
    Ports.out32(exitPort, code & 0x7f);
  }
}
