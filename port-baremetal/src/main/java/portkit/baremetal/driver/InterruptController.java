package portkit.baremetal.driver;

/**
 * What brings the interrupts of a board's devices to the processor. In metal Java; every method is
 * called with interrupts off.
 */
public interface InterruptController {
  /** The first vector that devices may have: those before it are the processor's exceptions. */
  int FIRST_VECTOR = 32;

  /** Who interrupts. */
  enum Source {
    /** The board's alarm. */
    ALARM,
    /** The console has received something. */
    CONSOLE,
    /** Nobody: an interrupt that was taken back before it was served. */
    NOBODY
  }

  /**
   * Makes all sources silent, whatever firmware has left behind, and gives them vectors from {@link
   * #FIRST_VECTOR} to 255; called once, at boot, while low memory is mapped to itself.
   */
  void start();

  /**
   * Has the registers that are in memory mapped, since low memory is the program's from now on. One
   * that has its registers behind ports need not do anything.
   *
   * @return false if there was no memory for the map
   */
  default boolean map(DeviceMap map) {
    return true;
  }

  /** Lets a source in. */
  void enable(Source source);

  /**
   * The console is connected to another input of the controller than the board's own serial line.
   * One that knows no inputs need not do anything.
   */
  default void connectConsole(int input) {}

  /**
   * The physical address that a device writes {@link #consoleMessage} to, to interrupt; 0 if none.
   */
  default long messageAddress() {
    return 0;
  }

  /** What the console writes to {@link #messageAddress}. */
  default int consoleMessage() {
    return 0;
  }

  /**
   * An interrupt has come: says whose it is, and lets the next one in.
   *
   * @param vector by which it came
   */
  Source acknowledge(int vector);
}
