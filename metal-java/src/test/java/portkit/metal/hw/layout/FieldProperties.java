package portkit.metal.hw.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import portkit.metal.hw.sim.Machine;

/** Random layouts, written and read through fields, against plain buffer arithmetic. */
class FieldProperties {
  private static final long AT = 0x1_2340;
  private static final int SIZE = 256;

  /** A packed layout with a field of one of eight kinds after another, with gaps. */
  private static List<Field> fields(List<Integer> choices) {
    Layout layout = Layout.packed("random", SIZE, "this test");
    List<Field> fields = new ArrayList<>();
    int offset = 0;
    for (int choice : choices) {
      String name = "f" + offset;
      Field field =
          switch (choice & 7) {
            case 0 -> layout.field8(name, offset);
            case 1 -> layout.field16(name, offset);
            case 2 -> layout.field32(name, offset);
            case 3 -> layout.field64(name, offset);
            case 4 -> layout.array8(name, offset, 3);
            case 5 -> layout.array16(name, offset, 3);
            case 6 -> layout.array32(name, offset, 2);
            default -> layout.array64(name, offset, 2);
          };
      fields.add(field);
      offset += field.size() + (choice >> 3);
    }
    return fields;
  }

  @Property(tries = 300)
  void fieldsAreWhereTheirOffsetsSay(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 31) Integer> choices,
      @ForAll @Size(12) List<Long> values) {
    ByteBuffer model = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    Machine machine = new Machine();
    machine.memory().ram(AT, SIZE);
    List<Field> fields = fields(choices);
    machine.run(
        () -> {
          for (int i = 0; i < fields.size(); i++) {
            write(fields.get(i), values.get(i), model);
          }
          assertArrayEquals(model.array(), machine.memory().read(AT, SIZE));
          for (Field field : fields) {
            read(field, model);
          }
        });
  }

  private static void write(Field field, long value, ByteBuffer model) {
    int at = field.offset();
    switch (field) {
      case Field8 f -> {
        f.set(AT, (int) value);
        model.put(at, (byte) value);
      }
      case Field16 f -> {
        f.set(AT, (int) value);
        model.putShort(at, (short) value);
      }
      case Field32 f -> {
        f.set(AT, (int) value);
        model.putInt(at, (int) value);
      }
      case Field64 f -> {
        f.set(AT, value);
        model.putLong(at, value);
      }
      case Array8 f -> {
        f.set(AT, 2, (int) value);
        model.put(at + 2, (byte) value);
      }
      case Array16 f -> {
        f.set(AT, 1, (int) value);
        model.putShort(at + 2, (short) value);
      }
      case Array32 f -> {
        f.set(AT, 1, (int) value);
        model.putInt(at + 4, (int) value);
      }
      case Array64 f -> {
        f.set(AT, 1, value);
        model.putLong(at + 8, value);
      }
      case StructArray f -> throw new AssertionError(f.name());
    }
  }

  private static void read(Field field, ByteBuffer model) {
    int at = field.offset();
    switch (field) {
      case Field8 f -> assertEquals(model.get(at) & 0xff, f.get(AT));
      case Field16 f -> assertEquals(model.getShort(at) & 0xffff, f.get(AT));
      case Field32 f -> {
        assertEquals(model.getInt(at), f.get(AT));
        assertEquals(model.getInt(at) & 0xffff_ffffL, f.getUnsigned(AT));
      }
      case Field64 f -> assertEquals(model.getLong(at), f.get(AT));
      case Array8 f -> assertEquals(model.get(at + 2) & 0xff, f.get(AT, 2));
      case Array16 f -> assertEquals(model.getShort(at + 2) & 0xffff, f.get(AT, 1));
      case Array32 f -> {
        assertEquals(model.getInt(at + 4), f.get(AT, 1));
        assertEquals(model.getInt(at + 4) & 0xffff_ffffL, f.getUnsigned(AT, 1));
      }
      case Array64 f -> assertEquals(model.getLong(at + 8), f.get(AT, 1));
      case StructArray f -> throw new AssertionError(f.name());
    }
  }
}
