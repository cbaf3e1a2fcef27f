package portkit.metal.hw.layout;

/** A table of page-table entries, of any level. */
public final class PageTable {
  /** The table. */
  public static final Layout LAYOUT = Layout.of("page table", 4096, "SDM vol. 3, 4.5");

  /** The entries; each is a {@link PageTableEntry}. */
  public static final Array64 ENTRIES = LAYOUT.array64("entries", 0, PageTableEntry.COUNT);

  private PageTable() {}
}
