package portkit.baremetal.virtio;

import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Layout;

/** The entry of a PCI function's table of interrupts by message. */
final class MessageTable {
  static final Layout ENTRY = Layout.of("MSI-X table entry", 16, "PCI 3.0, 6.8.2");
  static final Field32 ADDRESS = ENTRY.field32("message address", 0);
  static final Field32 ADDRESS_HIGH = ENTRY.field32("message upper address", 4);
  static final Field32 DATA = ENTRY.field32("message data", 8);

  /** Bit 0: the entry is masked, as after a reset. */
  static final Field32 CONTROL = ENTRY.field32("vector control", 12);

  /** The capability: its control in the upper half of the first word, then where the table is. */
  static final int CAPABILITY = 0x11;

  static final int ENABLE = 1 << 31;
  static final int TABLE = 4;

  private MessageTable() {}
}
