package portkit.conformance.guest;

import portkit.os.OsTable;

/** The calls' numbers in the table, for the guest's own use of it. */
final class Slot {
  static final int WRITE = of(OsTable.WRITE);
  static final int RESERVE = of(OsTable.RESERVE);
  static final int RELEASE = of(OsTable.RELEASE);
  static final int NANOTIME = of(OsTable.NANOTIME);
  static final int EXIT = of(OsTable.EXIT);
  static final int SLEEP = of(OsTable.SLEEP);
  static final int WAKEUP = of(OsTable.WAKEUP);
  static final int SPAWN = of(OsTable.SPAWN);
  static final int SETTLS = of(OsTable.SETTLS);
  static final int ONFAULT = of(OsTable.ONFAULT);

  private Slot() {}

  private static int of(int offset) {
    return (offset - OsTable.CALLS) / Long.BYTES;
  }
}
