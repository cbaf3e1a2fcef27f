package portkit.metal.hw.sim;

import java.util.function.IntConsumer;

/**
 * One 8259A interrupt controller (Intel 8259A data sheet): initialisation, mask, priorities, and
 * the end of an interrupt told by command. Two of them, one at the other's line 2, are what a PC
 * has before it has APICs.
 */
public final class SimulatedPic implements PortDevice {
  private static final int COMMAND = 0;
  private static final int INITIALISE = 0x10;
  private static final int END_OF_INTERRUPT = 0x20;
  private static final int READ_REQUESTS = 0x0a;
  private static final int READ_IN_SERVICE = 0x0b;
  private static final int LINES = 8;

  private final IntConsumer interrupt;

  /**
   * The word of initialisation that comes next, 2 to 4; 0 when it is over, 5 when there was none.
   */
  private int expected = 5;

  private int firstVector;
  private int mask;
  private int requests;
  private int inService;
  private boolean readsInService;

  /**
   * A controller that has just been switched on.
   *
   * @param interrupt called with the vector of the interrupt that the processor is to take
   */
  public SimulatedPic(IntConsumer interrupt) {
    this.interrupt = interrupt;
  }

  /** The two of a PC, at their ports. */
  public static SimulatedPic attachPair(Machine machine) {
    SimulatedPic first = new SimulatedPic(machine.interrupts()::raise);
    SimulatedPic second =
        new SimulatedPic(
            vector -> {
              first.inService |= 1 << 2;
              machine.interrupts().raise(vector);
            });
    machine.ports().attach(0x20, 2, "first PIC", first);
    machine.ports().attach(0xa0, 2, "second PIC", second);
    return first;
  }

  /** A device has raised its line, 0 to 7. */
  public void raise(int line) {
    requests |= 1 << line;
    deliver();
  }

  @Override
  public int in(int offset, int width) {
    return offset != COMMAND ? mask : readsInService ? inService : requests;
  }

  @Override
  public void out(int offset, int width, int value) {
    int low = value & 0xff;
    if (offset != COMMAND) {
      data(low);
    } else if ((low & INITIALISE) != 0) {
      expected = 2;
      mask = 0;
      requests = 0;
      inService = 0;
    } else {
      command(low);
    }
    deliver();
  }

  private void data(int value) {
    switch (expected) {
      case 2 -> {
        if (value % LINES != 0) {
          throw new SimulationException(
              "PIC: first vector %d, not a multiple of 8".formatted(value));
        }
        firstVector = value;
        expected = 3;
      }
      case 3 -> expected = 4;
      case 4 -> expected = 0;
      default -> mask = value;
    }
  }

  private void command(int value) {
    switch (value) {
      case END_OF_INTERRUPT -> inService &= inService - 1; // that of the lowest, most urgent line
      case READ_REQUESTS -> readsInService = false;
      case READ_IN_SERVICE -> readsInService = true;
      default ->
          throw new SimulationException("PIC: command 0x%x is not simulated".formatted(value));
    }
  }

  /** Hands the most urgent request on, if nothing as urgent is being served. */
  private void deliver() {
    int open = requests & ~mask;
    if (expected != 0 || open == 0) {
      return;
    }
    int line = Integer.numberOfTrailingZeros(open);
    if (inService == 0 || line < Integer.numberOfTrailingZeros(inService)) {
      requests &= ~(1 << line);
      inService |= 1 << line;
      interrupt.accept(firstVector + line);
    }
  }
}
