package portkit.metal.hw.layout;

import portkit.os.OsTable;

/** The record that the OS interface hands to a program's fault handler. */
public final class FaultRecord {
  /** The record. */
  public static final Layout LAYOUT =
      Layout.of("fault record", OsTable.FAULT_SIZE, "docs/abi.md, fault record");

  /** A {@link portkit.os.FaultKind}. */
  public static final Field32 KIND = LAYOUT.field32("kind", OsTable.FAULT_KIND);

  /** Bit 0: the address is unknown. */
  public static final Field32 FLAGS = LAYOUT.field32("flags", OsTable.FAULT_FLAGS);

  /** The address that was touched. */
  public static final Field64 ADDRESS = LAYOUT.field64("addr", OsTable.FAULT_ADDR);

  /** Where the thread was, and where it is to go on. */
  public static final Field64 PC = LAYOUT.field64("pc", OsTable.FAULT_PC);

  /** Its stack pointer there. */
  public static final Field64 SP = LAYOUT.field64("sp", OsTable.FAULT_SP);

  private FaultRecord() {}
}
