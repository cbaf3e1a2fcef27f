package portkit.metal.hw.layout;

import portkit.os.FaultField;

/** The record that the OS interface hands to a program's fault handler. */
public final class FaultRecord {
  /** The record. */
  public static final Layout LAYOUT =
      Layout.of(
          "fault record", portkit.os.Field.size(FaultField.class), "docs/abi.md, fault record");

  /** A {@link portkit.os.FaultKind}. */
  public static final Field32 KIND = LAYOUT.field32("kind", offset(FaultField.KIND));

  /** Bit 0: the address is unknown. */
  public static final Field32 FLAGS = LAYOUT.field32("flags", offset(FaultField.FLAGS));

  /** The address that was touched. */
  public static final Field64 ADDRESS = LAYOUT.field64("addr", offset(FaultField.ADDR));

  /** Where the thread was, and where it is to go on. */
  public static final Field64 PC = LAYOUT.field64("pc", offset(FaultField.PC));

  /** Its stack pointer there. */
  public static final Field64 SP = LAYOUT.field64("sp", offset(FaultField.SP));

  private FaultRecord() {}

  private static int offset(FaultField field) {
    return portkit.os.Field.offset(field);
  }
}
