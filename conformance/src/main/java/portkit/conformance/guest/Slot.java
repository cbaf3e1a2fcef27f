package portkit.conformance.guest;

import portkit.os.OsTable;

/** The calls' numbers in the table, by their names. */
public final class Slot {
  public static final int WRITE = of(OsTable.WRITE);
  public static final int READ = of(OsTable.READ);
  public static final int RESERVE = of(OsTable.RESERVE);
  public static final int COMMIT = of(OsTable.COMMIT);
  public static final int DECOMMIT = of(OsTable.DECOMMIT);
  public static final int RELEASE = of(OsTable.RELEASE);
  public static final int NANOTIME = of(OsTable.NANOTIME);
  public static final int EXIT = of(OsTable.EXIT);
  public static final int SLEEP = of(OsTable.SLEEP);
  public static final int WAKEUP = of(OsTable.WAKEUP);
  public static final int SPAWN = of(OsTable.SPAWN);
  public static final int SETTLS = of(OsTable.SETTLS);
  public static final int YIELD = of(OsTable.YIELD);
  public static final int ONFAULT = of(OsTable.ONFAULT);
  public static final int INTERRUPT = of(OsTable.INTERRUPT);
  public static final int WALLTIME = of(OsTable.WALLTIME);
  public static final int RANDOM = of(OsTable.RANDOM);

  private Slot() {}

  private static int of(int offset) {
    return (offset - OsTable.CALLS) / Long.BYTES;
  }
}
