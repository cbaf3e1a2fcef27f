package portkit.metal.hw.layout;

import portkit.os.OsTable;

/** The table that a port hands to a program: a header, then a function pointer for each call. */
public final class OsTableLayout {
  /** The table. */
  public static final Layout LAYOUT =
      Layout.of("OS table", OsTable.TABLE_SIZE, "docs/abi.md, header and calls");

  /** {@link portkit.os.AbiNote#MAGIC}. */
  public static final Field64 MAGIC = LAYOUT.field64("magic", OsTable.MAGIC);

  /** The major version. */
  public static final Field16 MAJOR = LAYOUT.field16("major", OsTable.MAJOR);

  /** The minor version. */
  public static final Field16 MINOR = LAYOUT.field16("minor", OsTable.MINOR);

  /** The table's size. */
  public static final Field32 SIZE = LAYOUT.field32("size", OsTable.SIZE);

  /** A bit for each profile that the port has. */
  public static final Field64 CAPABILITIES = LAYOUT.field64("capabilities", OsTable.CAPABILITIES);

  /** How many arguments there are. */
  public static final Field64 ARGC = LAYOUT.field64("argc", OsTable.ARGC);

  /** The address of the arguments' addresses. */
  public static final Field64 ARGV = LAYOUT.field64("argv", OsTable.ARGV);

  /** The address of the environment's addresses. */
  public static final Field64 ENVP = LAYOUT.field64("envp", OsTable.ENVP);

  /** The bytes in a page. */
  public static final Field64 PAGE_SIZE = LAYOUT.field64("page_size", OsTable.PAGE_SIZE);

  /** How many processors there are. */
  public static final Field64 CPU_COUNT = LAYOUT.field64("cpu_count", OsTable.CPU_COUNT);

  /** The bytes in a huge page, or 0. */
  public static final Field64 HUGE_PAGE_SIZE =
      LAYOUT.field64("huge_page_size", OsTable.HUGE_PAGE_SIZE);

  /** The calls' addresses; a call's index comes from {@link #index}. */
  public static final Array64 CALLS = LAYOUT.array64("calls", OsTable.CALLS, OsTable.CALL_COUNT);

  private OsTableLayout() {}

  /** The index among the calls of one that {@link OsTable} gives the offset of. */
  public static int index(int offset) {
    return (offset - OsTable.CALLS) / Long.BYTES;
  }
}
