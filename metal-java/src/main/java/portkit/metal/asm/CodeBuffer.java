package portkit.metal.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes emitted so far, with what is still open in them: a {@link Stretch} holds one byte here
 * and takes its real size in {@link Layout}; a {@link Fixup} is patched when all places are known.
 */
final class CodeBuffer {
  private byte[] bytes = new byte[256];
  private int size;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Fixup> fixups = new ArrayList<>();

  void u8(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  /** Little-endian, as everything on this machine. */
  void unsigned(long value, int count) {
    for (int i = 0; i < count; i++) {
      u8((int) (value >> (8 * i)));
    }
  }

  int size() {
    return size;
  }

  byte byteAt(int position) {
    return bytes[position];
  }

  void bind(Label label) {
    label.bind(this, size);
  }

  void stretch(Stretch stretch) {
    stretches.add(stretch);
    u8(0);
  }

  /** Reserves the bytes that the fixup will write. */
  void fixup(Fixup fixup) {
    fixups.add(fixup);
    unsigned(0, fixup.size());
  }

  List<Stretch> stretches() {
    return stretches;
  }

  List<Fixup> fixups() {
    return fixups;
  }
}
