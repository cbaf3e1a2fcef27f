package portkit.metal.hw.sim;

import java.util.Map;
import java.util.TreeMap;

/** The I/O port space: which device answers where. */
public final class PortBus {
  private record Range(int base, int count, String name, PortDevice device) {}

  private final TreeMap<Integer, Range> ranges = new TreeMap<>();

  /** Puts a device behind ports. */
  public void attach(int base, int count, String name, PortDevice device) {
    if (base < 0 || count <= 0 || base + count > 0x10000) {
      throw new IllegalArgumentException(
          "%s: %d ports from 0x%x do not exist".formatted(name, count, base));
    }
    Map.Entry<Integer, Range> below = ranges.floorEntry(base + count - 1);
    if (below != null && base < below.getKey() + below.getValue().count) {
      throw new IllegalArgumentException(
          "%s at port 0x%x overlaps %s at port 0x%x"
              .formatted(name, base, below.getValue().name, below.getKey()));
    }
    ranges.put(base, new Range(base, count, name, device));
  }

  /** Reads 1, 2 or 4 bytes, zero-extended. */
  public int in(int port, int width) {
    Range range = range("read", port, width);
    return range.device.in(port - range.base, width);
  }

  /** Writes the low 1, 2 or 4 bytes of the value. */
  public void out(int port, int width, int value) {
    Range range = range("write", port, width);
    range.device.out(port - range.base, width, value);
  }

  private Range range(String verb, int port, int width) {
    Map.Entry<Integer, Range> entry = ranges.floorEntry(port);
    if (entry == null || port + width > entry.getKey() + entry.getValue().count) {
      throw new SimulationException(
          "%s of %d bytes at port 0x%x: there is no device".formatted(verb, width, port));
    }
    return entry.getValue();
  }
}
