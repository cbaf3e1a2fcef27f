package portkit.metal.asm;

import java.nio.ByteBuffer;

/** A field of fixed size that is written when the final place of every label is known. */
sealed interface Fixup {
  /** Position of the field in the {@link CodeBuffer}. */
  int at();

  /** Bytes of the field. */
  int size();

  /** Writes the field; {@code offset} is its place in the final code. */
  void patch(ByteBuffer out, int offset, Layout layout);

  /**
   * Distance from the end of the instruction to the target, 32 bits.
   *
   * @param trailing bytes of the instruction behind the field: RIP is that of the next instruction
   */
  record Rel32(int at, Label target, int addend, int trailing) implements Fixup {
    @Override
    public int size() {
      return 4;
    }

    @Override
    public void patch(ByteBuffer out, int offset, Layout layout) {
      out.putInt(offset, rel32(layout, target, addend, offset + 4 + trailing));
    }
  }

  /** Distance from the end of the field to the target, which must be near. */
  record Rel8(int at, Label target) implements Fixup {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void patch(ByteBuffer out, int offset, Layout layout) {
      long distance = layout.address(target) - layout.addressOf(offset + 1);
      if (distance != (byte) distance) {
        throw new IllegalStateException(
            "label %s is %d bytes away: a short branch reaches -128..127"
                .formatted(target, distance));
      }
      out.put(offset, (byte) distance);
    }
  }

  /** The target's address. */
  record Absolute(int at, int size, Label target) implements Fixup {
    @Override
    public void patch(ByteBuffer out, int offset, Layout layout) {
      long address = layout.address(target);
      if (size == 8) {
        out.putLong(offset, address);
        return;
      }
      if (address >>> 32 != 0) {
        throw new IllegalStateException(
            "label %s is at 0x%x: its address does not fit 32 bits".formatted(target, address));
      }
      out.putInt(offset, (int) address);
    }
  }

  /** How far the target is behind another label. */
  record Distance(int at, Label from, Label target) implements Fixup {
    @Override
    public int size() {
      return 4;
    }

    @Override
    public void patch(ByteBuffer out, int offset, Layout layout) {
      out.putInt(offset, Math.toIntExact(layout.address(target) - layout.address(from)));
    }
  }

  static int rel32(Layout layout, Label target, int addend, int end) {
    long distance = layout.address(target) + addend - layout.addressOf(end);
    if (distance != (int) distance) {
      throw new IllegalStateException(
          "label %s at 0x%x is more than 2 GiB away from 0x%x"
              .formatted(target, layout.address(target), layout.addressOf(end)));
    }
    return (int) distance;
  }
}
