package portkit.metal.hw.sim;

import java.util.concurrent.Callable;
import portkit.metal.hw.StaticMemory;

/**
 * One simulated machine. {@link #run} binds it to the calling thread; within, the methods of {@code
 * portkit.metal.hw} act on it. Every one of them is a step, and before each step due events of the
 * clock happen and pending interrupts are delivered.
 */
public final class Machine {
  private static final ScopedValue<Machine> CURRENT = ScopedValue.newInstance();
  private static final int PATIENCE = 1_000_000;

  private final SimulatedClock clock = new SimulatedClock();
  private final SimulatedInterrupts interrupts = new SimulatedInterrupts(clock);
  private final PhysicalMemory memory = new PhysicalMemory();
  private final PortBus ports = new PortBus();
  private final SimulatedProcessor processor = new SimulatedProcessor(memory, clock);
  private final SimulatedFunctions functions = new SimulatedFunctions();
  private final SimulatedStacks stacks = new SimulatedStacks(this);
  private final ImageSpace imageSpace = new ImageSpace(memory);
  private int idlePauses;
  private SystemCalls systemCalls =
      (number, arguments) -> {
        throw new SimulationException("system call %d: no handler is set".formatted(number));
      };

  /** The machine that the calling code runs on. */
  public static Machine current() {
    if (!CURRENT.isBound()) {
      throw new SimulationException("no machine is bound to this thread: use Machine.run");
    }
    return CURRENT.get();
  }

  /** Runs code on this machine. */
  public void run(Runnable code) {
    ScopedValue.where(CURRENT, this).run(code);
  }

  /** Runs code on this machine and returns its result. */
  public <T> T call(Callable<T> code) throws Exception {
    return ScopedValue.where(CURRENT, this).call(code::call);
  }

  /** The clock, which every step moves. */
  public SimulatedClock clock() {
    return clock;
  }

  /** Raises interrupts and says who handles them. */
  public SimulatedInterrupts interrupts() {
    return interrupts;
  }

  /** RAM and memory-mapped devices. */
  public PhysicalMemory memory() {
    return memory;
  }

  /** Devices behind I/O ports. */
  public PortBus ports() {
    return ports;
  }

  /** Registers. */
  public SimulatedProcessor processor() {
    return processor;
  }

  /** Functions that have addresses. */
  public SimulatedFunctions functions() {
    return functions;
  }

  /** Stacks that can be switched to. */
  public SimulatedStacks stacks() {
    return stacks;
  }

  /** The place that the image pretends to have. */
  public ImageSpace image() {
    return imageSpace;
  }

  /** Sets who answers system calls. */
  public void systemCalls(SystemCalls handler) {
    systemCalls = handler;
  }

  /** Makes a system call. */
  public long systemCall(long number, long... arguments) {
    step();
    return systemCalls.call(number, arguments);
  }

  /** One step of the processor. */
  public void step() {
    clock.tick();
    interrupts.deliver();
  }

  /**
   * A step in a loop that waits: the clock jumps to its next event, if there is one.
   *
   * @throws SimulationException after a million of them in which nothing has happened
   */
  public void pause() {
    idlePauses = clock.skipToNextEvent() ? 0 : idlePauses + 1;
    if (idlePauses > PATIENCE) {
      throw new SimulationException("waits in a loop, but nothing is left to happen");
    }
    step();
  }

  /** A load by the processor: 1, 2, 4 or 8 bytes, zero-extended. */
  public long load(long address, int width) {
    step();
    return memory.load(address, width);
  }

  /** A store by the processor of the low bytes of the value. */
  public void store(long address, int width, long value) {
    step();
    memory.store(address, width, value);
  }

  /** A read from a port: 1, 2 or 4 bytes, zero-extended. */
  public int in(int port, int width) {
    step();
    return ports.in(port, width);
  }

  /** A write to a port of the low bytes of the value. */
  public void out(int port, int width, int value) {
    step();
    ports.out(port, width, value);
  }

  /** The address of the image's static memory. */
  public long addressOf(StaticMemory staticMemory) {
    return imageSpace.addressOf(staticMemory);
  }

  /** The address of the first element of a {@code byte[]}, {@code int[]} or {@code long[]}. */
  public long addressOf(Object array) {
    return imageSpace.addressOf(array);
  }
}
