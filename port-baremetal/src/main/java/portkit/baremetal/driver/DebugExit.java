package portkit.baremetal.driver;

import portkit.metal.hw.Ports;

/**
 * Ends a machine of QEMU's: device {@code isa-debug-exit} turns a value v into the exit status 2v +
 * 1, of 8 bits. The whole value goes to {@code isa-debugcon} before, whose output can be a file; so
 * does {@link #STARTED} when the machine begins to listen. Without these devices nothing happens.
 */
public final class DebugExit implements PowerSwitch {
  /** Tells the outside that input sent from now on is not lost. */
  public static final int STARTED = 'S';

  private static final int STATUS_MASK = 0x7f;

  private final int exitPort;
  private final int consolePort;

  /** The devices at two ports. */
  public DebugExit(int exitPort, int consolePort) {
    this.exitPort = exitPort;
    this.consolePort = consolePort;
  }

  @Override
  public void started() {
    Ports.out8(consolePort, STARTED);
  }

  @Override
  public void exit(int code) {
    Ports.out8(consolePort, code);
    Ports.out32(exitPort, code & STATUS_MASK);
  }
}
