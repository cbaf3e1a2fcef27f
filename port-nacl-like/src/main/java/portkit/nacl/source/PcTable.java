package portkit.nacl.source;

import java.nio.ByteBuffer;

/**
 * A value for each address of a function, as Go's linker writes it (runtime/symtab.go, {@code
 * pcvalue}): pairs of variable-length integers, by how much the value changes (zigzag) and for how
 * many bytes of code it stands; a change of 0, but for the first, ends it. The value begins as -1.
 */
final class PcTable {
  private final ByteBuffer bytes;
  private int at;

  /** The table at an offset; what is read beyond the bytes is an IndexOutOfBoundsException. */
  PcTable(ByteBuffer bytes, int offset) {
    this.bytes = bytes;
    at = offset;
  }

  /** The value at a distance from the function's entry, or -1. */
  int at(long distance) {
    int value = -1;
    long covered = 0;
    for (boolean first = true; ; first = false) {
      int change = integer();
      if (change == 0 && !first) {
        return -1;
      }
      value += -(change & 1) ^ (change >>> 1);
      covered += Integer.toUnsignedLong(integer());
      if (distance < covered) {
        return value;
      }
    }
  }

  private int integer() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = bytes.get(at++);
      value |= (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }
}
