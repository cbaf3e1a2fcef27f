package portkit.metal.dwarf;

/**
 * A variable with a fixed address, such as a field of an object of the image.
 *
 * @param name as debuggers show it
 * @param address where it is
 * @param type what it holds
 */
public record Variable(String name, long address, Type type) {
  /** The primitive types of Java; references are addresses. */
  public enum Type {
    /** 8 bits, signed. */
    BYTE("byte", 1, DwarfCodes.DW_ATE_SIGNED),
    /** True or false. */
    BOOLEAN("boolean", 1, DwarfCodes.DW_ATE_BOOLEAN),
    /** 16 bits, signed. */
    SHORT("short", 2, DwarfCodes.DW_ATE_SIGNED),
    /** 16 bits, a UTF-16 code unit. */
    CHAR("char", 2, DwarfCodes.DW_ATE_UTF),
    /** 32 bits, signed. */
    INT("int", 4, DwarfCodes.DW_ATE_SIGNED),
    /** 64 bits, signed. */
    LONG("long", 8, DwarfCodes.DW_ATE_SIGNED),
    /** The address of an object. */
    REFERENCE("reference", 8, DwarfCodes.DW_ATE_ADDRESS);

    private final String typeName;
    private final int size;
    private final int encoding;

    Type(String typeName, int size, int encoding) {
      this.typeName = typeName;
      this.size = size;
      this.encoding = encoding;
    }

    String typeName() {
      return typeName;
    }

    int size() {
      return size;
    }

    int encoding() {
      return encoding;
    }
  }
}
