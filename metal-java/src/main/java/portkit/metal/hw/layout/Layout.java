package portkit.metal.hw.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The layout of a structure in memory. Made at build time, by {@link #of} or {@link #packed}, and
 * then given its fields one by one.
 */
public final class Layout {
  private final String name;
  private final int size;
  private final String source;
  private final boolean packed;
  private final List<Field> fields = new ArrayList<>();

  private Layout(String name, int size, String source, boolean packed) {
    if (size <= 0) {
      throw new IllegalArgumentException("%s: %d bytes".formatted(name, size));
    }
    this.name = name;
    this.size = size;
    this.source = source;
    this.packed = packed;
  }

  /**
   * A structure whose fields lie at multiples of their widths.
   *
   * @param name as the source calls it
   * @param size in bytes
   * @param source the manual and section that define it
   */
  public static Layout of(String name, int size, String source) {
    return new Layout(name, size, source, false);
  }

  /** A structure whose fields may lie anywhere. */
  public static Layout packed(String name, int size, String source) {
    return new Layout(name, size, source, true);
  }

  /** As the source calls it. */
  public String name() {
    return name;
  }

  /** In bytes. */
  public int size() {
    return size;
  }

  /** The manual and section that define it. */
  public String source() {
    return source;
  }

  /** The fields, by offset. */
  public List<Field> fields() {
    return fields.stream().sorted(Comparator.comparingInt(Field::offset)).toList();
  }

  /**
   * The address of an element of an array of this structure.
   *
   * @param array the address of element 0
   * @param count the array's length, as the machine tells it
   * @throws IndexOutOfBoundsException if the index is not below the count
   */
  public long at(long array, int index, int count) {
    Index.check(index, count);
    return array + (long) index * size;
  }

  /** An unsigned byte. */
  public Field8 field8(String fieldName, int offset) {
    return add(new Field8(fieldName, offset));
  }

  /** An unsigned 16-bit field. */
  public Field16 field16(String fieldName, int offset) {
    return add(new Field16(fieldName, offset));
  }

  /** A 32-bit field. */
  public Field32 field32(String fieldName, int offset) {
    return add(new Field32(fieldName, offset));
  }

  /** A 64-bit field. */
  public Field64 field64(String fieldName, int offset) {
    return add(new Field64(fieldName, offset));
  }

  /** An array of unsigned bytes. */
  public Array8 array8(String fieldName, int offset, int count) {
    return add(new Array8(fieldName, offset, count));
  }

  /** An array of unsigned 16-bit elements. */
  public Array16 array16(String fieldName, int offset, int count) {
    return add(new Array16(fieldName, offset, count));
  }

  /** An array of 32-bit elements. */
  public Array32 array32(String fieldName, int offset, int count) {
    return add(new Array32(fieldName, offset, count));
  }

  /** An array of 64-bit elements. */
  public Array64 array64(String fieldName, int offset, int count) {
    return add(new Array64(fieldName, offset, count));
  }

  /** An array of structures; a single one if the count is 1. */
  public StructArray array(String fieldName, int offset, Layout element, int count) {
    return add(new StructArray(fieldName, offset, element, count));
  }

  private <F extends Field> F add(F field) {
    int end = field.offset() + field.size();
    if (field.offset() < 0 || field.size() <= 0 || end > size) {
      throw new IllegalArgumentException(
          "%s.%s: bytes %d to %d of %d".formatted(name, field.name(), field.offset(), end, size));
    }
    if (!packed && field.offset() % field.alignment() != 0) {
      throw new IllegalArgumentException(
          "%s.%s: offset %d is no multiple of %d"
              .formatted(name, field.name(), field.offset(), field.alignment()));
    }
    for (Field other : fields) {
      if (field.offset() < other.offset() + other.size() && other.offset() < end) {
        throw new IllegalArgumentException(
            "%s.%s overlaps %s".formatted(name, field.name(), other.name()));
      }
    }
    fields.add(field);
    return field;
  }
}
