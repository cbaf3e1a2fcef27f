package portkit.metal.elf;

import java.util.HashMap;
import java.util.Map;

/** Names, each once, known by where they begin (gABI 4.1, string table). */
final class StringTable {
  private final LittleEndian bytes = new LittleEndian().u8(0);
  private final Map<String, Integer> offsets = new HashMap<>(Map.of("", 0));

  int offset(String name) {
    Integer known = offsets.get(name);
    if (known != null) {
      return known;
    }
    int offset = bytes.size();
    offsets.put(name, offset);
    bytes.string(name);
    return offset;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
