package portkit.metal.hw.layout;

/**
 * Tells which place in the source an address of code comes from, and how large the frame is there:
 * a count, then rows by address. The build makes it; {@link portkit.metal.hw.Traceback} reads it.
 */
public final class TracebackTable {
  private static final String SOURCE = "portkit.metal.hw.Traceback";

  /** The table's head. */
  public static final Layout LAYOUT = Layout.of("traceback table", 4, SOURCE);

  /** How many rows follow. */
  public static final Field32 COUNT = LAYOUT.field32("count", 0);

  private TracebackTable() {}

  /** The address of a row; the index is checked. */
  public static long row(long table, int index) {
    return Row.LAYOUT.at(table + LAYOUT.size(), index, COUNT.get(table));
  }

  /** From an address on. */
  public static final class Row {
    /** The row. */
    public static final Layout LAYOUT = Layout.of("traceback row", 12, SOURCE);

    /** The address of the first instruction; code lies in the lowest 4 GiB. */
    public static final Field32 ADDRESS = LAYOUT.field32("address", 0);

    /** The bytes of stack from RSP up to the caller's, the return address included. */
    public static final Field32 FRAME = LAYOUT.field32("frame", 4);

    /** The address of the {@link Site}, or 0 if the code is not of the program. */
    public static final Field32 SITE = LAYOUT.field32("site", 8);

    private Row() {}
  }

  /** A place in the source. */
  public static final class Site {
    /** The place. */
    public static final Layout LAYOUT = Layout.of("traceback site", 12, SOURCE);

    /** The address of the name of class, method and file: a C string. */
    public static final Field32 METHOD = LAYOUT.field32("method", 0);

    /** The line, or 0. */
    public static final Field32 LINE = LAYOUT.field32("line", 4);

    /** The address of the site of the call that was inlined here, or 0. */
    public static final Field32 CALLER = LAYOUT.field32("caller", 8);

    private Site() {}
  }
}
