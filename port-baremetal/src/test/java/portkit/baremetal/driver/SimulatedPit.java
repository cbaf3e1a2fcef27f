package portkit.baremetal.driver;

import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.PortDevice;

/** Channel 0 of the PIT as a rate generator. */
public final class SimulatedPit implements PortDevice {
  private final Machine machine;
  private final long machineHertz;
  private long startedAt;
  private int latched;
  private boolean high;

  /** A PIT at port 0x40 beside a processor with so many cycles in a second. */
  public SimulatedPit(Machine machine, long machineHertz) {
    this.machine = machine;
    this.machineHertz = machineHertz;
    machine.ports().attach(0x40, 4, "PIT", this);
  }

  @Override
  public int in(int offset, int width) {
    high = !high;
    return high ? latched & 0xff : latched >> 8;
  }

  @Override
  public void out(int offset, int width, int value) {
    if (offset == 3 && value == 0x34) {
      startedAt = machine.clock().cycles();
    } else if (offset == 3) {
      double seconds = (double) (machine.clock().cycles() - startedAt) / machineHertz;
      latched = -(int) (long) (seconds * Pit.HERTZ) & 0xffff;
    }
  }
}
