package portkit.conformance.script;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import portkit.conformance.guest.Area;
import portkit.conformance.guest.Encoding;
import portkit.conformance.guest.Known;
import portkit.conformance.guest.Operation;
import portkit.conformance.guest.Relation;

/** The code of one lane as it grows. */
final class LaneCode {
  /** A place that wants a label's offset. */
  private record Jump(int at, String label, int line) {}

  private static final Map<String, Relation> RELATIONS = new HashMap<>();
  private static final Map<String, Known> KNOWN = new HashMap<>();

  static {
    for (Relation relation : Relation.values()) {
      RELATIONS.put(relation.sign(), relation);
    }
    for (Known known : Known.values()) {
      KNOWN.put(known.name().toLowerCase(Locale.ROOT), known);
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> labels = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();

  @SuppressWarnings("EnumOrdinal") // script and guest are of the same build
  void operation(Operation operation) {
    bytes.write(operation.ordinal());
  }

  void u8(int value) {
    bytes.write(value);
  }

  void u16(int value) {
    bytes.write(value);
    bytes.write(value >> 8);
  }

  void register(int number) {
    bytes.write(number);
  }

  @SuppressWarnings("EnumOrdinal") // script and guest are of the same build
  void relation(String sign, int line) {
    Relation relation = RELATIONS.get(sign);
    if (relation == null) {
      throw Lines.error(line, sign + " is no relation; expected one of " + RELATIONS.keySet());
    }
    bytes.write(relation.ordinal());
  }

  /** A register, a cell, a known value or a number. */
  @SuppressWarnings("EnumOrdinal") // script and guest are of the same build
  void operand(String word, int line) {
    if (word.matches("r[0-9]+")) {
      register(Lines.register(word, line));
    } else if (word.matches("&[0-9]{1,4}")) {
      int cell = Integer.parseInt(word.substring(1));
      if (cell >= Area.CELL_COUNT) {
        throw Lines.error(line, "there are cells &0 to &" + (Area.CELL_COUNT - 1));
      }
      u8(Encoding.CELL);
      u16(cell);
    } else if (KNOWN.containsKey(word)) {
      u8(Encoding.KNOWN);
      u8(KNOWN.get(word).ordinal());
    } else {
      OptionalLong number = Constants.of(word);
      if (number.isEmpty()) {
        throw Lines.error(line, word + " is no register, cell, name or number");
      }
      number(number.getAsLong());
    }
  }

  private void number(long value) {
    int size = 0;
    while (!fits(value, size)) {
      size++;
    }
    u8(Encoding.NUMBER + size);
    for (int i = 0; i < size; i++) {
      u8((int) (value >> (8 * i)));
    }
  }

  private static boolean fits(long value, int size) {
    int unused = Long.SIZE - 8 * size;
    return size == Long.BYTES || (size == 0 ? value == 0 : value << unused >> unused == value);
  }

  void jump(String label, int line) {
    jumps.add(new Jump(bytes.size(), label, line));
    u16(0);
  }

  void label(String name, int line) {
    if (labels.put(name, bytes.size()) != null) {
      throw Lines.error(line, "label " + name + " is there twice");
    }
  }

  /** The finished code. */
  byte[] finish() {
    operation(Operation.END);
    byte[] code = bytes.toByteArray();
    for (Jump jump : jumps) {
      Integer target = labels.get(jump.label);
      if (target == null) {
        throw Lines.error(jump.line, "there is no label " + jump.label + " in this lane");
      }
      code[jump.at] = (byte) (int) target;
      code[jump.at + 1] = (byte) (target >> 8);
    }
    return code;
  }
}
