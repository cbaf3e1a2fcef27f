package portkit.baremetal.virtio;

import portkit.metal.hw.Ports;

/**
 * The configuration space of a function on PCI bus 0 (PCI Local Bus Specification 3.0, ch. 6), by
 * the ports that every PC has for it.
 */
public final class PciFunction {
  private static final int ADDRESS = 0xcf8;
  private static final int DATA = 0xcfc;
  private static final int ENABLE = 1 << 31;
  private static final int DEVICES = 32;
  private static final int DEVICE_SHIFT = 11;

  private static final int ID = 0x00;
  private static final int COMMAND = 0x04;
  private static final int BAR_0 = 0x10;
  private static final int CAPABILITIES = 0x34;

  private static final int MEMORY_AND_MASTER = 6;

  /** The upper half of {@link #COMMAND}'s word, the status: capabilities are there. */
  private static final int HAS_CAPABILITIES = 1 << 20;

  private static final int BAR_IS_64_BIT = 4;
  private static final int BAR_FLAGS = 15;

  /** What a place without device answers with. */
  private static final int NOBODY = -1;

  private final long window;
  private long free;
  private int device;

  /**
   * A function that is still to be found.
   *
   * @param window physical address, a multiple of 2 MiB, from which on registers may be put that
   *     firmware has left without an address
   */
  public PciFunction(long window) {
    this.window = window;
  }

  /**
   * Looks for a function with one of two identifiers: device in the upper half, vendor in the
   * lower.
   */
  public boolean find(int id, int orId) {
    free = window;
    for (device = 0; device < DEVICES; device++) {
      int found = read(ID);
      if (found != NOBODY && (found == id || found == orId)) {
        return true;
      }
    }
    return false;
  }

  /** Lets it answer at its addresses, and read and write memory. */
  public void start() {
    write(COMMAND, (read(COMMAND) & 0xffff) | MEMORY_AND_MASTER);
  }

  /** The 32 bits at an offset, a multiple of 4. */
  public int read(int offset) {
    select(offset);
    return Ports.in32(DATA);
  }

  /** Sets the 32 bits at an offset, a multiple of 4. */
  public void write(int offset, int value) {
    select(offset);
    Ports.out32(DATA, value);
  }

  private void select(int offset) {
    Ports.out32(ADDRESS, ENABLE | device << DEVICE_SHIFT | offset);
  }

  /** The offset of the first capability, or 0. */
  public int firstCapability() {
    return (read(COMMAND) & HAS_CAPABILITIES) == 0 ? 0 : read(CAPABILITIES) & 0xfc;
  }

  /** The offset of the capability that follows one, or 0. */
  public int nextCapability(int capability) {
    return read(capability) >>> 8 & 0xfc;
  }

  /** The physical address of a region of registers in memory; it gets one if it has none yet. */
  public long region(int index) {
    int bar = BAR_0 + 4 * index;
    int low = read(bar);
    boolean wide = (low & BAR_IS_64_BIT) != 0;
    long address = low & ~BAR_FLAGS & 0xffff_ffffL;
    if (wide) {
      address |= (long) read(bar + 4) << 32;
    }
    return address != 0 ? address : place(bar, wide);
  }

  private long place(int bar, boolean wide) {
    write(bar, NOBODY);
    long size = -(long) (read(bar) & ~BAR_FLAGS);
    long address = (free + size - 1) & -size;
    free = address + size;
    write(bar, (int) address);
    if (wide) {
      write(bar + 4, (int) (address >>> 32));
    }
    return address;
  }
}
