package portkit.metal.hw.sim;

import java.util.TreeSet;
import java.util.function.IntConsumer;
import portkit.metal.hw.Interrupts;

/** The interrupt flag, what is pending, and the handler. Higher vectors come first. */
public final class SimulatedInterrupts {
  private final SimulatedClock clock;
  private final TreeSet<Integer> pending = new TreeSet<>();
  private boolean enabled;
  private IntConsumer handler =
      vector -> {
        throw new SimulationException("interrupt %d: no handler is set".formatted(vector));
      };

  SimulatedInterrupts(SimulatedClock clock) {
    this.clock = clock;
  }

  /** Sets who is called with the vector, interrupts being off meanwhile as behind a gate. */
  public void handler(IntConsumer handler) {
    this.handler = handler;
  }

  /** Makes a vector pending; it is delivered at the next step at which interrupts are on. */
  public void raise(int vector) {
    pending.add(vector);
  }

  /** Calls the handler at once, as an exception of the processor does, whatever the flag says. */
  public void exception(int vector) {
    boolean before = enabled;
    enabled = false;
    handler.accept(vector);
    enabled = before;
  }

  /** Whether interrupts are let in. */
  public boolean enabled() {
    return enabled;
  }

  /** RFLAGS: bit 1, which is always set, and the interrupt flag. */
  public long flags() {
    return 2 | (enabled ? Interrupts.FLAG : 0);
  }

  /** Sets the flag, and delivers what waited for it. */
  public void enable(boolean on) {
    enabled = on;
    clock.tick();
    deliver();
  }

  /** Turns interrupts on and lets time pass until one has been handled. */
  public void await() {
    enabled = true;
    clock.tick();
    while (!deliver()) {
      if (!clock.skipToNextEvent()) {
        throw new SimulationException("waits for an interrupt, but nothing is left to raise one");
      }
    }
  }

  /** Halts with the flag as it is. */
  public void halt() {
    if (!enabled) {
      throw new SimulationException("halted with interrupts off, which is for ever");
    }
    await();
  }

  /** Calls the handler for all that is pending, if interrupts are on; tells whether it did. */
  boolean deliver() {
    boolean delivered = false;
    while (enabled && !pending.isEmpty()) {
      int vector = pending.pollLast();
      exception(vector);
      delivered = true;
    }
    return delivered;
  }
}
