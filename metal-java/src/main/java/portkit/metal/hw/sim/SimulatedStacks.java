package portkit.metal.hw.sim;

import java.util.HashMap;
import java.util.Map;

/**
 * Stacks that can be switched to. Each is a thread of its own on the JVM, of which exactly one
 * runs; so a debugger shows every simulated stack as a thread.
 */
public final class SimulatedStacks {
  private static final long FRAME = 64;
  private static final long FIRST_STACK = 0x5000_0000_0000L;

  private final Machine machine;
  private final Map<Long, SimulatedStack> suspended = new HashMap<>();
  private final SimulatedStack first = new SimulatedStack(FIRST_STACK);
  private SimulatedStack running = first;
  private Throwable failure;

  SimulatedStacks(Machine machine) {
    this.machine = machine;
  }

  /** Makes a stack ready; see {@link portkit.metal.hw.Stack#prepare}. */
  public long prepare(long top, long function, long argument) {
    if (top % 16 != 0) {
      throw new SimulationException("top of stack 0x%x is not aligned to 16".formatted(top));
    }
    SimulatedStack stack = new SimulatedStack(top - FRAME);
    if (suspended.putIfAbsent(stack.pointer(), stack) != null) {
      throw new SimulationException("the stack that ends at 0x%x is in use".formatted(top));
    }
    Thread.ofVirtual()
        .name("stack 0x%x".formatted(top))
        .start(() -> machine.run(() -> life(stack, function, argument)));
    return stack.pointer();
  }

  /** Goes on with another stack; see {@link portkit.metal.hw.Stack#switchTo}. */
  public void switchTo(long save, long pointer) {
    SimulatedStack from = running;
    SimulatedStack to = suspended.remove(pointer);
    if (to == null) {
      throw new SimulationException("no suspended stack has pointer 0x%x".formatted(pointer));
    }
    suspended.put(from.pointer(), from);
    machine.store(save, Long.BYTES, from.pointer());
    running = to;
    to.resume();
    from.suspend();
    if (from == first && failure != null) {
      throw new SimulationException("failed on another stack: " + failure.getMessage(), failure);
    }
  }

  /** Calls a function on another stack; see {@link portkit.metal.hw.Stack#call}. */
  public long call(long top, long function, long argument) {
    long pointer = running.pointer();
    running.pointer(top);
    try {
      return machine.functions().call(function, argument);
    } finally {
      running.pointer(pointer);
    }
  }

  /** The running stack's pointer, as far as there is one. */
  public long pointer() {
    return running.pointer();
  }

  private void life(SimulatedStack stack, long function, long argument) {
    stack.suspend();
    try {
      machine.functions().call(function, argument);
      throw new SimulationException("the first function of a stack returned");
    } catch (Throwable e) {
      // There is no caller; let the machine's first stack, and with it the test, have it.
      failure = e;
      running = first;
      first.resume();
    }
  }
}
