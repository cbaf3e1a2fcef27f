package portkit.metal.hw.sim;

/** Something in the address space: RAM, or the registers of a device. */
public interface MemoryDevice {
  /** Loads 1, 2, 4 or 8 bytes, zero-extended; the offset is from the device's first address. */
  long load(long offset, int width);

  /** Stores the low 1, 2, 4 or 8 bytes of the value. */
  void store(long offset, int width, long value);
}
