package portkit.metal.hw.layout;

/** An entry of any of the four levels of page tables; each table has 512. */
public final class PageTableEntry {
  /** The entry. */
  public static final WordLayout LAYOUT =
      WordLayout.of("page-table entry", 64, "SDM vol. 3, 4.5.4, tables 4-15 to 4-20");

  /** Without it the processor ignores the rest, and an access is a page fault. */
  public static final Flag PRESENT = LAYOUT.flag("P", 0);

  /** Writes are let through; to hold for a page it must be set at every level. */
  public static final Flag WRITABLE = LAYOUT.flag("R/W", 1);

  /** User mode is let through; to hold for a page it must be set at every level. */
  public static final Flag USER = LAYOUT.flag("U/S", 2);

  /** Write-through. */
  public static final Flag WRITE_THROUGH = LAYOUT.flag("PWT", 3);

  /** Not cached. */
  public static final Flag UNCACHED = LAYOUT.flag("PCD", 4);

  /** Set by the processor when the entry is used. */
  public static final Flag ACCESSED = LAYOUT.flag("A", 5);

  /** Set by the processor when the page is written. */
  public static final Flag DIRTY = LAYOUT.flag("D", 6);

  /** At the second and third level: a page of 2 MiB or 1 GiB instead of a further table. */
  public static final Flag LARGE = LAYOUT.flag("PS", 7);

  /** Kept when CR3 is loaded. */
  public static final Flag GLOBAL = LAYOUT.flag("G", 8);

  /** Bits that the processor leaves to the system. */
  public static final BitField AVAILABLE = LAYOUT.bits("available", 11, 9);

  /** The physical address of the page or of the next table. */
  public static final AddressBits ADDRESS = LAYOUT.address("address", 51, 12);

  /** Further bits that the processor leaves to the system. */
  public static final BitField AVAILABLE_HIGH = LAYOUT.bits("available (high)", 62, 52);

  /** No instructions are fetched from it; needs EFER.NXE. */
  public static final Flag NO_EXECUTE = LAYOUT.flag("XD", 63);

  /** Entries of a table. */
  public static final int COUNT = 512;

  /** The bytes of a table and of a small page. */
  public static final int PAGE = 4096;

  /** The bytes of a large page of the third level. */
  public static final int LARGE_PAGE = 2 << 20;

  private PageTableEntry() {}

  /**
   * The index in the table of a level for a virtual address.
   *
   * @param level 0 for the last one, whose entries are small pages, to 3 for the root
   */
  public static int index(long virtual, int level) {
    return (int) (virtual >>> (12 + 9 * level)) & (COUNT - 1);
  }
}
