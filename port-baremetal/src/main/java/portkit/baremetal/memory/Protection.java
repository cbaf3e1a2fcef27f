package portkit.baremetal.memory;

import portkit.metal.hw.layout.PageTableEntry;

/** What may be done with a page. Nothing is both writable and executable. */
public enum Protection {
  /** Code. */
  EXECUTE(false, true),
  /** Constants. */
  READ(false, false),
  /** Data. */
  WRITE(true, false),
  /** Registers of a device: written at once, never from a cache. */
  DEVICE(true, false);

  private final long bits;

  Protection(boolean writable, boolean executable) {
    long word = PageTableEntry.WRITABLE.set(PageTableEntry.PRESENT.set(0), writable);
    word = PageTableEntry.NO_EXECUTE.set(word, !executable);
    // The processor sets both on first use by a locked write; set at once they cost nothing.
    word = PageTableEntry.ACCESSED.set(word);
    bits = PageTableEntry.DIRTY.set(word, writable);
  }

  /** The page-table entry of a page that begins at a physical address. */
  long entry(long physical) {
    long word = PageTableEntry.ADDRESS.set(bits, physical);
    return this == DEVICE
        ? PageTableEntry.UNCACHED.set(PageTableEntry.WRITE_THROUGH.set(word))
        : word;
  }
}
