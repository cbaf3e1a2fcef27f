package @name@;

import portkit.baremetal.driver.PowerSwitch;

/** The end of the machine: a port for the whole code, and one that ends the machine. */
final class Power implements PowerSwitch {
  private final int exitPort;
  private final int statusPort;

  Power(int exitPort, int statusPort) {
    this.exitPort = exitPort;
    this.statusPort = statusPort;
  }

  @Override
  public void started() {
    throw new UnsupportedOperationException("not implemented: EXT-01, tell that input is heard");
  }

  @Override
  public void exit(int code) {
    throw new UnsupportedOperationException("not implemented: EXT-01, end the machine");
  }
}
