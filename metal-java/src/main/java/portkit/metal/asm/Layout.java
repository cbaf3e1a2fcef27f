package portkit.metal.asm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every {@link Stretch} its size and so every position its final offset. Branches start short
 * and grow where their target turns out to be too far, until nothing changes; no branch ever
 * shrinks, which bounds the number of rounds.
 */
final class Layout {
  private final CodeBuffer code;
  private final long origin;
  private final List<Stretch> stretches;
  private final int[] positions;
  private final int[] sizes;

  /** Entry i: how much further back things are after the first i stretches took their size. */
  private final int[] shift;

  Layout(CodeBuffer code, long origin) {
    this.code = code;
    this.origin = origin;
    stretches = List.copyOf(code.stretches());
    positions = stretches.stream().mapToInt(Stretch::at).toArray();
    sizes = stretches.stream().mapToInt(Stretch::smallest).toArray();
    shift = new int[sizes.length + 1];
    boolean changed = true;
    while (changed) {
      place();
      changed = resize();
    }
  }

  private void place() {
    for (int i = 0; i < sizes.length; i++) {
      shift[i + 1] = shift[i] + sizes[i] - 1;
    }
  }

  private boolean resize() {
    boolean changed = false;
    for (int i = 0; i < sizes.length; i++) {
      int size = stretches.get(i).sizeAt(positions[i] + shift[i], sizes[i], this);
      changed |= size != sizes[i];
      sizes[i] = size;
    }
    return changed;
  }

  /** Final offset of a position in the buffer. */
  int offset(int position) {
    int low = 0;
    int high = positions.length;
    while (low < high) { // the number of stretches in front of the position
      int mid = (low + high) >>> 1;
      if (positions[mid] < position) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return position + shift[low];
  }

  int offset(Label label) {
    return offset(label.position(code));
  }

  long address(Label label) {
    return label.isExternal() ? label.externalAddress() : addressOf(offset(label));
  }

  long addressOf(int offset) {
    return origin + offset;
  }

  int sizeOf(Stretch stretch) {
    return sizes[Arrays.binarySearch(positions, stretch.at())];
  }

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(offset(code.size())).order(ByteOrder.LITTLE_ENDIAN);
    int next = 0;
    for (int position = 0; position < code.size(); position++) {
      if (next < positions.length && positions[next] == position) {
        stretches.get(next++).emit(out, this);
      } else {
        out.put(code.byteAt(position));
      }
    }
    for (Fixup fixup : code.fixups()) {
      fixup.patch(out, offset(fixup.at()), this);
    }
    return out.array();
  }
}
