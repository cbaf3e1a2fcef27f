package portkit.baremetal.driver;

/**
 * A line that carries bytes both ways: what a board's console is made of. In metal Java; the kernel
 * calls every method with interrupts off, one at a time, also from its handlers of interrupts.
 */
public interface SerialLine {
  /** What {@link #read} returns if there is nothing. */
  int NOTHING = -1;

  /** Makes the line ready to send, silent otherwise; called once, before anything is printed. */
  void start();

  /** Lets the device interrupt whenever it has received something. */
  void interruptOnInput();

  /** Sends the low 8 bits, waiting for room if need be; must not lose a byte (clause WRT-01). */
  void write(int value);

  /** The next byte received, 0 to 255, or {@link #NOTHING}; never waits. */
  int read();

  /** Waits until all that was written has left the machine (clause WRT-04). */
  void drain();
}
