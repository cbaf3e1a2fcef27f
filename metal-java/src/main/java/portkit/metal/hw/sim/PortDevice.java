package portkit.metal.hw.sim;

/** A device behind I/O ports. */
public interface PortDevice {
  /** Reads 1, 2 or 4 bytes, zero-extended; the offset is from the device's first port. */
  int in(int offset, int width);

  /** Writes the low 1, 2 or 4 bytes of the value. */
  void out(int offset, int width, int value);
}
