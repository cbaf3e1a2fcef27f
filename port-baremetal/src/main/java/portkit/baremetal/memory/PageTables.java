package portkit.baremetal.memory;

import portkit.metal.hw.Memory;
import portkit.metal.hw.Tlb;
import portkit.metal.hw.layout.PageTable;
import portkit.metal.hw.layout.PageTableEntry;

/**
 * Four levels of page tables (SDM vol. 3, 4.5). Tables come from the frame allocator and go back to
 * it when nothing is left in them, and so do the pages that {@link #unmap} takes away.
 */
public final class PageTables {
  /** The level whose entries are pages of 4 KiB, and the level of 2 MiB. */
  private static final int SMALL = 0;

  private static final int LARGE = 1;
  private static final int ROOT = 3;

  private final FrameAllocator frames;
  private final DirectMap window;
  private long root;

  /** Where {@link #walk} ended: the entry's level, its place and what it holds. */
  private int level;

  private long slot;
  private long entry;

  /** What {@link #unmap} has taken away so far. */
  private long unmapped;

  /** Page tables that are still to be {@link #start started}. */
  public PageTables(FrameAllocator frames, DirectMap window) {
    this.frames = frames;
    this.window = window;
  }

  /** Takes the root table; false if there is no memory. */
  public boolean start() {
    root = frames.takeZeroed();
    return root != FrameAllocator.NONE;
  }

  /** The physical address of the root, for CR3. */
  public long root() {
    return root;
  }

  /** Maps a page of 4 KiB where there was none; false if there is no memory for a table. */
  public boolean map(long virtual, long physical, Protection protection) {
    return put(virtual, SMALL, protection.entry(physical));
  }

  /** Maps a page of 2 MiB where there was nothing; false if there is no memory for a table. */
  public boolean mapLarge(long virtual, long physical, Protection protection) {
    return put(virtual, LARGE, PageTableEntry.LARGE.set(protection.entry(physical)));
  }

  /** The entry of the page that holds the address, small or large; 0 if there is none. */
  public long entry(long virtual) {
    walk(virtual);
    return entry;
  }

  /** Whether nothing at all is mapped in the 2 MiB around the address: a large page would fit. */
  public boolean roomForLarge(long virtual) {
    walk(virtual);
    return level >= LARGE && entry == 0;
  }

  /** The physical address behind a virtual one that is mapped. */
  public long physical(long virtual) {
    walk(virtual);
    return PageTableEntry.ADDRESS.get(entry) + (virtual & span(level) - 1);
  }

  /**
   * Takes all pages of a range away and frees their frames and the tables that become empty. Never
   * fails: a large page of which a part is to stay is split with a frame of the part that goes.
   *
   * @param from a multiple of the page size
   * @param to a multiple of the page size
   * @return the bytes that were mapped
   */
  public long unmap(long from, long to) {
    unmapped = 0;
    long at = from;
    while (at < to) {
      at = unmapNext(at, to);
      if ((at & span(LARGE) - 1) == 0 || at >= to) {
        prune(at - 1);
      }
    }
    // Rather than an instruction for each page: what else it drops is soon loaded again.
    Tlb.invalidateAll();
    return unmapped;
  }

  /** Takes away the page that begins at the address, if there is one; returns where to go on. */
  private long unmapNext(long at, long to) {
    walk(at);
    long next = (at | span(level) - 1) + 1;
    if (entry == 0) {
      return next;
    }
    long page = PageTableEntry.ADDRESS.get(entry);
    if (level == LARGE && at == next - span(LARGE) && next <= to) {
      Memory.store64(slot, 0);
      frames.releaseBlock(page);
      unmapped += span(LARGE);
      return next;
    }
    unmapped += span(SMALL);
    if (level == LARGE) {
      split(page, PageTableEntry.index(at, SMALL));
    } else {
      Memory.store64(slot, 0);
      frames.release(page);
    }
    return at + span(SMALL);
  }

  /** Replaces the large page at the slot by small ones but for one, whose frame is the table. */
  private void split(long block, int without) {
    long table = block + (long) without * span(SMALL);
    long small = PageTableEntry.LARGE.clear(entry);
    for (int i = 0; i < PageTableEntry.COUNT; i++) {
      long page = PageTableEntry.ADDRESS.set(small, block + i * span(SMALL));
      PageTable.ENTRIES.set(window.at(table), i, i == without ? 0 : page);
    }
    Memory.store64(slot, toTable(table));
  }

  /** Frees the tables on the way to the address that are empty. */
  private void prune(long virtual) {
    walk(virtual);
    while (entry == 0 && level < ROOT && isEmpty(slot & -span(SMALL))) {
      int parent = level + 1;
      walkTo(virtual, parent);
      Memory.store64(slot, 0);
      frames.release(PageTableEntry.ADDRESS.get(entry));
      entry = 0;
    }
  }

  private static boolean isEmpty(long table) {
    for (int i = 0; i < PageTableEntry.COUNT; i++) {
      if (PageTable.ENTRIES.get(table, i) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean put(long virtual, int at, long page) {
    walk(virtual);
    while (level > at) {
      long table = frames.takeZeroed();
      if (table == FrameAllocator.NONE) {
        prune(virtual);
        return false;
      }
      Memory.store64(slot, toTable(table));
      walk(virtual);
    }
    Memory.store64(slot, page);
    return true;
  }

  /** To be allowed for a page, writing must be allowed at every level. */
  private static long toTable(long table) {
    return PageTableEntry.ADDRESS.set(
        PageTableEntry.WRITABLE.set(PageTableEntry.PRESENT.set(0)), table);
  }

  /** Walks as far as tables lead: to the entry of a page, or to one that is 0. */
  private void walk(long virtual) {
    walkTo(virtual, SMALL);
  }

  private void walkTo(long virtual, int lowest) {
    long table = root;
    level = ROOT;
    for (; ; ) {
      slot = PageTable.ENTRIES.at(window.at(table), PageTableEntry.index(virtual, level));
      entry = Memory.load64(slot);
      if (level == lowest || entry == 0 || PageTableEntry.LARGE.isSet(entry)) {
        return;
      }
      table = PageTableEntry.ADDRESS.get(entry);
      level--;
    }
  }

  /** The bytes that an entry of a level stands for. */
  private static long span(int level) {
    return (long) PageTableEntry.PAGE << (9 * level);
  }
}
