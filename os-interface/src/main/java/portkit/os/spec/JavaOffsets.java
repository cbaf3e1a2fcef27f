package portkit.os.spec;

import java.util.Locale;
import portkit.os.FaultField;
import portkit.os.Field;
import portkit.os.HeaderField;

/** Writes the offsets as Java constants: no reflection on the path that starts a program. */
final class JavaOffsets {
  private JavaOffsets() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        package portkit.os;

        // %s

        /** Byte offsets in the OS table and the fault record. */
        public final class OsTable {
        """
            .formatted(Derived.NOTICE));
    for (HeaderField field : HeaderField.values()) {
      constant(out, "Header: " + field.meaning(), field.name(), Field.offset(field));
    }
    for (CallSpec call : Contract.calls()) {
      constant(
          out, "Entry: " + call.summary(), call.name().toUpperCase(Locale.ROOT), call.offset());
    }
    for (FaultField field : FaultField.values()) {
      constant(
          out, "Fault record: " + field.meaning(), "FAULT_" + field.name(), Field.offset(field));
    }
    constant(out, "Where the entries begin", "CALLS", Contract.CALLS_OFFSET);
    constant(out, "Number of entries", "CALL_COUNT", Contract.calls().size());
    constant(out, "Bytes in the table", "TABLE_SIZE", Contract.tableSize());
    constant(out, "Bytes in the fault record", "FAULT_SIZE", Field.size(FaultField.class));
    return out.append("\n  private OsTable() {}\n}\n").toString();
  }

  private static void constant(StringBuilder out, String meaning, String name, int value) {
    out.append("\n  /** ").append(meaning).append(". */\n");
    out.append("  public static final int ").append(name).append(" = ").append(value).append(";\n");
  }
}
