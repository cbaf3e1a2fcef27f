package portkit.baremetal.memory;

import portkit.metal.hw.sim.Machine;
import portkit.metal.port.Intervals;

/** A simulated machine with some RAM, its frames and an address space over them. */
public final class SimulatedMemory {
  public final Machine machine = new Machine();
  public final DirectMap window = new DirectMap(0);
  public final FrameAllocator frames = new FrameAllocator(window);
  public final PageTables tables = new PageTables(frames, window);
  public final AddressSpace space = new AddressSpace(frames, tables, 64);

  /** With RAM from 1 MiB on. */
  public static SimulatedMemory ofMegabytes(int megabytes) {
    SimulatedMemory memory = new SimulatedMemory();
    long from = 1 << 20;
    long to = from + ((long) megabytes << 20);
    memory.machine.memory().ram(from, to - from);
    memory.machine.run(() -> memory.start(from, to));
    return memory;
  }

  private void start(long from, long to) {
    Intervals ram = new Intervals(4);
    if (!ram.add(from, to) || !frames.start(ram, to) || !tables.start()) {
      throw new AssertionError("no memory to start with");
    }
  }

  /** Runs code on the machine. */
  public void run(Runnable code) {
    machine.run(code);
  }

  /** What the processor's memory management would make of the page tables. */
  public SimulatedMmu mmu() {
    return new SimulatedMmu(machine.memory(), tables.root());
  }
}
