package portkit.conformance.guest;

/** Parts of the guest's memory: offsets from its start, in bytes. */
public final class Area {
  /** The lanes' records. */
  public static final int LANES = 0;

  /** The cells, which scripts name {@code &0}, {@code &1} and so on. */
  public static final int CELLS = LANES + Lane.COUNT * Lane.SIZE;

  /** Bytes from one cell to the next: a cache line, so that cells do not disturb each other. */
  public static final int CELL = 64;

  /** How many cells there are; together they are a buffer as well. */
  public static final int CELL_COUNT = 1024;

  /** The script that runs, as decoded from its argument. */
  public static final int CODE = CELLS + CELL * CELL_COUNT;

  /** Room for the code. */
  public static final int CODE_SIZE = 64 << 10;

  /** A 32-bit word: whether a report is being written. */
  public static final int REPORTING = CODE + CODE_SIZE;

  /** How many bytes of report wait to be written. */
  public static final int REPORT_LENGTH = REPORTING + 8;

  /** How many threads of the script were started. */
  public static final int STARTED = REPORTING + 16;

  /** How many reports there were on the script. */
  public static final int REPORTED = REPORTING + 24;

  /** How many reservations are noted, and from 16 on address and size of each. */
  public static final int RESERVED = REPORTING + 64;

  /** Bytes of report. */
  public static final int REPORT = RESERVED + 8192;

  /** Room for them. */
  public static final int REPORT_SIZE = 4096;

  /** All of it, in bytes. */
  public static final int SIZE = REPORT + REPORT_SIZE;

  private Area() {}
}
