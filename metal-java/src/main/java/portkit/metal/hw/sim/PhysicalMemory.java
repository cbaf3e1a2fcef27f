package portkit.metal.hw.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portkit.metal.hw.Unsigned;

/** The physical address space: which device answers where, and who watches. */
public final class PhysicalMemory {
  private record Region(long base, long size, String name, MemoryDevice device) {
    boolean holds(long address, int width) {
      return Unsigned.atMost(address - base, size - width);
    }
  }

  private final TreeMap<Long, Region> regions = new TreeMap<>(Long::compareUnsigned);
  private final List<Watchpoint> watchpoints = new ArrayList<>();

  /** Puts zeroed RAM at an address. It takes host memory only where it is written. */
  public void ram(long base, long size) {
    map(base, size, "RAM", new Ram());
  }

  /** Puts a device at an address. */
  public void map(long base, long size, String name, MemoryDevice device) {
    if (size <= 0 || Long.compareUnsigned(base + size - 1, base) < 0) {
      throw new IllegalArgumentException(
          "%s: %d bytes at 0x%x do not fit".formatted(name, size, base));
    }
    Map.Entry<Long, Region> below = regions.floorEntry(base + size - 1);
    if (below != null && Unsigned.less(base, below.getKey() + below.getValue().size)) {
      throw new IllegalArgumentException(
          "%s at 0x%x overlaps %s at 0x%x"
              .formatted(name, base, below.getValue().name, below.getKey()));
    }
    regions.put(base, new Region(base, size, name, device));
  }

  /** Tells the watcher of every access to any byte of the range, after it has happened. */
  public void watch(long from, long size, Watchpoint.Watcher watcher) {
    watchpoints.add(new Watchpoint(from, size, watcher));
  }

  /** Ends all watching. */
  public void unwatch() {
    watchpoints.clear();
  }

  /** Loads 1, 2, 4 or 8 bytes, zero-extended. */
  public long load(long address, int width) {
    Region region = region(Access.Kind.LOAD, address, width);
    long value = region.device.load(address - region.base, width);
    if (!watchpoints.isEmpty()) {
      announce(new Access(Access.Kind.LOAD, address, width, value));
    }
    return value;
  }

  /** Stores the low 1, 2, 4 or 8 bytes of the value. */
  public void store(long address, int width, long value) {
    Region region = region(Access.Kind.STORE, address, width);
    region.device.store(address - region.base, width, value);
    if (!watchpoints.isEmpty()) {
      announce(new Access(Access.Kind.STORE, address, width, value));
    }
  }

  /** Copies bytes into memory, as a loader or a device does; unseen by watchpoints. */
  public void write(long address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      Region region = region(Access.Kind.STORE, address + i, 1);
      region.device.store(address + i - region.base, 1, bytes[i]);
    }
  }

  /** Copies bytes out of memory; unseen by watchpoints. */
  public byte[] read(long address, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      Region region = region(Access.Kind.LOAD, address + i, 1);
      bytes[i] = (byte) region.device.load(address + i - region.base, 1);
    }
    return bytes;
  }

  private Region region(Access.Kind kind, long address, int width) {
    Map.Entry<Long, Region> entry = regions.floorEntry(address);
    if (entry == null || !entry.getValue().holds(address, width)) {
      throw new SimulationException(
          "%s of %d bytes at 0x%x: there is neither memory nor a device"
              .formatted(kind.verb(), width, address));
    }
    return entry.getValue();
  }

  private void announce(Access access) {
    for (Watchpoint watchpoint : List.copyOf(watchpoints)) {
      watchpoint.announce(access);
    }
  }
}
