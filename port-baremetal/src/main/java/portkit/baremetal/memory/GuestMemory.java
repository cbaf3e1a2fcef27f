package portkit.baremetal.memory;

import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.PageTableEntry;

/**
 * What memory a program may name in its calls: its own, and the stacks that it was given. A page
 * that is only promised is fetched here, so that the kernel never faults on it later.
 */
public final class GuestMemory {
  private static final long PAGE = FrameAllocator.FRAME;

  private final PageTables tables;
  private final AddressSpace space;
  private final KernelMap kernel;

  /** The program's part of the tables. */
  public GuestMemory(PageTables tables, AddressSpace space, KernelMap kernel) {
    this.tables = tables;
    this.space = space;
    this.kernel = kernel;
  }

  /** Whether all n bytes can be read. */
  public boolean isReadable(long p, long n) {
    return isThere(p, n, false);
  }

  /** Whether all n bytes can be written. */
  public boolean isWritable(long p, long n) {
    return isThere(p, n, true);
  }

  private boolean isThere(long p, long n, boolean write) {
    if (n < 0 || n > AddressSpace.HIGHEST || p + n < p) {
      return false;
    }
    for (long page = Unsigned.alignDown(p, PAGE); page < p + n; page += PAGE) {
      if (!isThere(page, write)) {
        return false;
      }
    }
    return true;
  }

  private boolean isThere(long page, boolean write) {
    boolean stack = page < 0 && page >= ThreadStacks.BASE;
    // Tables know 48 bits of an address only, so what lies above the lower half would be found.
    if (!stack && (!Unsigned.atMost(page, AddressSpace.HIGHEST) || kernel.isImage(page))) {
      return false;
    }
    long entry = tables.entry(page);
    if (entry == 0) {
      if (stack || space.touch(page) != AddressSpace.Touch.MAPPED) {
        return false;
      }
      entry = tables.entry(page); // what is there now may be for reading only
    }
    return !write || PageTableEntry.WRITABLE.isSet(entry);
  }
}
