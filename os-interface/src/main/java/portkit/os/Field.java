package portkit.os;

import java.util.Locale;

/**
 * A field of a binary record that program and port share. Implemented by enums whose constants
 * stand in the order of the fields.
 */
public interface Field {
  /** The constant's name. */
  String name();

  /** The field's type in C. */
  String cType();

  /** What it holds, in one phrase. */
  String meaning();

  /** The field's width in bytes, which is also its alignment. */
  default int width() {
    return switch (cType()) {
      case "u16" -> 2;
      case "u32" -> 4;
      default -> 8;
    };
  }

  /** The field's name in C and in the reference. */
  default String cName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The offset in bytes of a field within its record. */
  static <F extends Enum<F> & Field> int offset(F field) {
    int offset = 0;
    for (F f : field.getDeclaringClass().getEnumConstants()) {
      if (f == field) {
        break;
      }
      offset += f.width();
    }
    return offset;
  }

  /** The size in bytes of a whole record. */
  static <F extends Enum<F> & Field> int size(Class<F> record) {
    F[] fields = record.getEnumConstants();
    F last = fields[fields.length - 1];
    return offset(last) + last.width();
  }
}
