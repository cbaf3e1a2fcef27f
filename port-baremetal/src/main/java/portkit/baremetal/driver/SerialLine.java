package portkit.baremetal.driver;

import portkit.metal.hw.Memory;

/**
 * A line that carries bytes both ways: what a board's console is made of. In metal Java; the kernel
 * calls every method with interrupts off, one at a time, also from its handlers of interrupts.
 */
public interface SerialLine {
  /** What {@link #read} returns if there is nothing. */
  int NOTHING = -1;

  /** Makes the line ready to send, silent otherwise; called once, before anything is printed. */
  void start();

  /** An interrupt of the device has come: lets the next one come. */
  default void acknowledge() {}

  /** Lets the device interrupt whenever it has received something. */
  void interruptOnInput();

  /** Sends the low 8 bits, waiting for room if need be; must not lose a byte (clause WRT-01). */
  void write(int value);

  /**
   * Sends bytes from memory that is there; like {@link #write(int)}, and faster where it can be.
   */
  default void write(long p, long n) {
    for (long i = 0; i < n; i++) {
      write(Memory.load8(p + i));
    }
  }

  /** The bytes that can be sent at a time within some tens of microseconds. */
  default int piece() {
    return 64;
  }

  /** The next byte received, 0 to 255, or {@link #NOTHING}; never waits. */
  int read();

  /** Waits until all that was written has left the machine (clause WRT-04). */
  void drain();
}
