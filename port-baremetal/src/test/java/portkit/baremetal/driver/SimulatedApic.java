package portkit.baremetal.driver;

import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.MemoryDevice;

/** The local APIC's timer: counts down as the machine's clock goes, and interrupts once. */
public final class SimulatedApic implements MemoryDevice {
  private final Machine machine;
  private final int cyclesPerTick;
  private int timer = 1 << 16;
  private long initial;
  private long startedAt;
  private int armings;
  private int ends;

  /** A timer that ticks every so many cycles of the machine's clock. */
  public SimulatedApic(Machine machine, int cyclesPerTick) {
    this.machine = machine;
    this.cyclesPerTick = cyclesPerTick;
    machine.memory().map(LocalApic.PHYSICAL, 4096, "local APIC", this);
  }

  /** How often the timer was started. */
  public int armings() {
    return armings;
  }

  /** How many interrupts were ended. */
  public int ends() {
    return ends;
  }

  @Override
  public long load(long offset, int width) {
    if (offset == 0x390) {
      long gone = (machine.clock().cycles() - startedAt) / cyclesPerTick;
      return Math.max(0, initial - gone);
    }
    return 0;
  }

  @Override
  public void store(long offset, int width, long value) {
    switch ((int) offset) {
      case 0x320 -> timer = (int) value;
      case 0xb0 -> ends++;
      case 0x380 -> start(value & 0xffff_ffffL);
      default -> {}
    }
  }

  private void start(long count) {
    initial = count;
    startedAt = machine.clock().cycles();
    int mine = ++armings;
    if (count != 0 && (timer & 1 << 16) == 0) {
      machine.clock().after(count * cyclesPerTick, () -> expire(mine));
    }
  }

  private void expire(int arming) {
    if (arming == armings && (timer & 1 << 16) == 0) {
      machine.interrupts().raise(timer & 0xff);
    }
  }
}
