package portkit.metal.hw.sim;

/** QEMU's device {@code isa-debug-exit}: writing to it ends the machine. */
public final class SimulatedExit implements PortDevice {
  /** Ends the program that runs on the machine. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int value;

    private Ended(int value) {
      super("the machine has ended with value " + value);
      this.value = value;
    }

    /** The value that was written. */
    public int value() {
      return value;
    }
  }

  /** A device that has not been written to. */
  public SimulatedExit() {}

  @Override
  public int in(int offset, int width) {
    return 0;
  }

  @Override
  public void out(int offset, int width, int value) {
    throw new Ended(value);
  }
}
