package portkit.nacl.validate;

import java.util.BitSet;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Segment;

/** The bytes of an executable segment and where its instructions begin. */
final class Text {
  private final long address;
  private final byte[] bytes;
  private final BitSet starts;

  private Text(long address, byte[] bytes) {
    this.address = address;
    this.bytes = bytes;
    starts = new BitSet(bytes.length);
  }

  static Text of(ProgramImage program, Segment segment) {
    byte[] bytes = new byte[(int) segment.fileSize()];
    program.content(segment).get(bytes);
    return new Text(segment.address(), bytes);
  }

  /** Of the first byte. */
  long address() {
    return address;
  }

  /** Not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** The offsets at which decoded instructions begin; {@link Sweep} fills it. */
  BitSet starts() {
    return starts;
  }

  /** Whether the address is that of one of the bytes. */
  boolean holds(long where) {
    return where >= address && where < address + bytes.length;
  }

  /** Whether an instruction begins at the address. */
  boolean startsAt(long where) {
    return holds(where) && starts.get((int) (where - address));
  }

  /** Whether nothing but zeros lies between two offsets. */
  boolean isZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
