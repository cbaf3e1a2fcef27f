package portkit.conformance.mutant;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import portkit.conformance.guest.Area;
import portkit.os.FaultKind;

/**
 * The program's memory. The guest's own area can be used by several threads at once; the rest is in
 * pages that are there or fault.
 */
final class SimulatedMemory {
  static final int PAGE = 4096;

  /** Where the guest's own area is. */
  static final long GUEST = 0x50_0000;

  private static final VarHandle WORD64 = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

  /** A page of the program, writable or not. */
  private static final class Page {
    private final byte[] bytes = new byte[PAGE];
    private final boolean writable;

    Page(boolean writable) {
      this.writable = writable;
    }
  }

  private final Arena arena = Arena.ofShared();
  private final MemorySegment guest = arena.allocate(Area.SIZE, PAGE);
  private final Map<Long, Page> pages = new ConcurrentHashMap<>();

  /** Makes a page of zeros. */
  void map(long address, boolean writable) {
    pages.put(address / PAGE, new Page(writable));
  }

  /** Makes a range of zeros. */
  void map(long from, long size, boolean writable) {
    for (long at = from & -PAGE; at < from + size; at += PAGE) {
      map(at, writable);
    }
  }

  void unmap(long address) {
    pages.remove(address / PAGE);
  }

  boolean isMapped(long address) {
    return isGuest(address) || pages.containsKey(address / PAGE);
  }

  /** Whether the program may use all n bytes at p. */
  boolean allows(long p, long n, boolean write) {
    if (p < 0 || n < 0 || n > 1L << 40 || p > 1L << 47) {
      return false;
    }
    for (long at = p & -PAGE; at < p + n; at += PAGE) {
      Page page = pages.get(at / PAGE);
      if (!isGuest(at) && (page == null || (write && !page.writable))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGuest(long address) {
    return address >= GUEST && address < GUEST + Area.SIZE;
  }

  int load8(long address) {
    return isGuest(address)
        ? guest.get(ValueLayout.JAVA_BYTE, address - GUEST) & 0xff
        : page(address, false).bytes[(int) (address % PAGE)] & 0xff;
  }

  void store8(long address, int value) {
    if (isGuest(address)) {
      guest.set(ValueLayout.JAVA_BYTE, address - GUEST, (byte) value);
    } else {
      page(address, true).bytes[(int) (address % PAGE)] = (byte) value;
    }
  }

  private Page page(long address, boolean write) {
    Page page = address < 0 ? null : pages.get(address / PAGE);
    if (page == null || (write && !page.writable)) {
      boolean canonical = address << 16 >> 16 == address;
      throw new SimulatedFault(FaultKind.MEMORY, canonical ? address : 0, canonical);
    }
    return page;
  }

  long load(long address, int size) {
    if (isGuest(address) && address % size == 0) {
      return size == Long.BYTES
          ? (long) WORD64.getVolatile(guest, address - GUEST)
          : Integer.toUnsignedLong((int) WORD.getVolatile(guest, address - GUEST));
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value |= (long) load8(address + i) << (8 * i);
    }
    return value;
  }

  void store(long address, int size, long value) {
    if (size == 1) {
      store8(address, (int) value);
      return;
    }
    if (isGuest(address) && address % size == 0) {
      if (size == Long.BYTES) {
        WORD64.setVolatile(guest, address - GUEST, value);
      } else {
        WORD.setVolatile(guest, address - GUEST, (int) value);
      }
      return;
    }
    page(address, true);
    page(address + size - 1, true);
    for (int i = 0; i < size; i++) {
      store8(address + i, (int) (value >> (8 * i)));
    }
  }

  /** Atomically; words outside of the guest's area are no words that threads share. */
  int exchange(long address, int expected, int value) {
    return (int) WORD.compareAndExchange(guest, address - GUEST, expected, value);
  }

  int fetchAdd(long address, int delta) {
    return (int) WORD.getAndAdd(guest, address - GUEST, delta);
  }

  /** When no thread uses it any more. */
  void close() {
    arena.close();
  }
}
