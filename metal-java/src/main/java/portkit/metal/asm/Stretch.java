package portkit.metal.asm;

import java.nio.ByteBuffer;

/** A part of the code whose size depends on the distance between other parts. */
sealed interface Stretch {
  /** Position in the {@link CodeBuffer}, where it holds one byte. */
  int at();

  /** Bytes it takes when it begins at this offset of the final code, given the size it had. */
  int sizeAt(int offset, int current, Layout layout);

  /** The smallest size it can have, where layout starts. */
  int smallest();

  void emit(ByteBuffer out, Layout layout);

  /** A jump that is two bytes when its target is near; the opcodes of the long form follow. */
  record Branch(int at, int shortOpcode, int nearOpcode, Label target) implements Stretch {
    private static final int SHORT = 2;

    private int nearSize() {
      return Opcodes.length(nearOpcode) + 4;
    }

    /** Only ever grows, so that layout comes to an end. */
    @Override
    public int sizeAt(int offset, int current, Layout layout) {
      if (current != SHORT || target.isExternal()) {
        return nearSize();
      }
      int distance = layout.offset(target) - (offset + SHORT);
      return distance == (byte) distance ? SHORT : nearSize();
    }

    @Override
    public int smallest() {
      return SHORT;
    }

    @Override
    public void emit(ByteBuffer out, Layout layout) {
      if (layout.sizeOf(this) == SHORT) {
        int end = out.position() + SHORT;
        out.put((byte) shortOpcode).put((byte) (layout.offset(target) - end));
        return;
      }
      Opcodes.put(out, nearOpcode);
      int end = out.position() + 4;
      out.putInt(Fixup.rel32(layout, target, 0, end));
    }
  }

  /** Padding up to a multiple of the boundary, a power of two. */
  record Align(int at, int boundary, Padding padding) implements Stretch {
    @Override
    public int sizeAt(int offset, int current, Layout layout) {
      return (int) (-layout.addressOf(offset) & (boundary - 1));
    }

    @Override
    public int smallest() {
      return 0;
    }

    @Override
    public void emit(ByteBuffer out, Layout layout) {
      padding.fill(out, layout.sizeOf(this));
    }
  }
}
