package portkit.metal.compiler.ir;

/** What a value is in memory: a field, an array element. */
public enum Storage {
  BOOLEAN(1, Kind.INT),
  BYTE(1, Kind.INT),
  CHAR(2, Kind.INT),
  SHORT(2, Kind.INT),
  INT(4, Kind.INT),
  LONG(8, Kind.LONG),
  REF(8, Kind.REF),
  /** Objects of the image may have floating-point fields; no code reads them. */
  FLOAT(4, Kind.VOID),
  DOUBLE(8, Kind.VOID);

  private final int size;
  private final Kind kind;

  Storage(int size, Kind kind) {
    this.size = size;
    this.kind = kind;
  }

  /** Bytes, and natural alignment. */
  public int size() {
    return size;
  }

  /** What it is once loaded; VOID for floating point, which metal code does not have. */
  public Kind kind() {
    return kind;
  }

  /** The storage of a field or element declared with this type. */
  public static Storage of(Class<?> type) {
    if (!type.isPrimitive()) {
      return REF;
    }
    return switch (type.descriptorString()) {
      case "Z" -> BOOLEAN;
      case "B" -> BYTE;
      case "C" -> CHAR;
      case "S" -> SHORT;
      case "I" -> INT;
      case "J" -> LONG;
      case "F" -> FLOAT;
      case "D" -> DOUBLE;
      default -> throw new IllegalArgumentException("no storage for " + type);
    };
  }
}
