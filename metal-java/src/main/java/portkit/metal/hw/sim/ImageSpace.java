package portkit.metal.hw.sim;

import java.util.IdentityHashMap;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.Unsigned;

/**
 * The addresses of what the image holds. On the JVM there is no image, so arrays and static memory
 * get their places when they are first asked for, in a part of the address space that no machine
 * has RAM in.
 */
public final class ImageSpace {
  private static final long BASE = 0x7000_0000_0000L;
  private static final long PAGE = 4096;

  private final PhysicalMemory memory;
  private final IdentityHashMap<Object, Long> places = new IdentityHashMap<>();
  private long next = BASE;
  private long start = 0x10_0000;
  private long end = 0x20_0000;
  private long traceback;

  ImageSpace(PhysicalMemory memory) {
    this.memory = memory;
  }

  /** Sets the range that the image is to say it takes; by default 1 MiB at 1 MiB. */
  public void range(long from, long to) {
    start = from;
    end = to;
  }

  /** Sets the address of the traceback table; by default 0, for none. */
  public void traceback(long table) {
    traceback = table;
  }

  /** The address of the traceback table. */
  public long traceback() {
    return traceback;
  }

  /** The first byte of the image. */
  public long start() {
    return start;
  }

  /** The end of the image. */
  public long end() {
    return end;
  }

  /** The start of the machine code: the image's first page. */
  public long textStart() {
    return start;
  }

  /** The end of the machine code. */
  public long textEnd() {
    return start + PAGE;
  }

  /** The start of the read-only part: the image's second page. */
  public long readOnlyStart() {
    return start + PAGE;
  }

  /** The end of the read-only part. */
  public long readOnlyEnd() {
    return start + 2 * PAGE;
  }

  long addressOf(Object held) {
    return places.computeIfAbsent(held, this::place);
  }

  private long place(Object held) {
    if (held instanceof StaticMemory area) {
      return place("static memory", area.size(), area.alignment(), new Ram());
    }
    ArrayWindow window = ArrayWindow.of(held);
    return place("array", Math.max(1, window.array().byteSize()), Long.BYTES, window);
  }

  private long place(String name, long size, long alignment, MemoryDevice device) {
    long address = Unsigned.alignUp(next, alignment);
    memory.map(address, size, name, device);
    // A page between neighbours, so that running over an end is noticed.
    next = address + size + PAGE;
    return address;
  }
}
