package portkit.metal.asm;

import java.nio.ByteBuffer;
import java.util.List;

/** What fills the gap in front of something aligned. */
enum Padding {
  /** Code may run into the gap: the multi-byte NOPs of SDM 2B table 4-12. */
  NOPS {
    @Override
    void fill(ByteBuffer out, int count) {
      int left = count;
      while (left > 0) {
        byte[] nop = NOP.get(Math.min(left, NOP.size()) - 1);
        out.put(nop);
        left -= nop.length;
      }
    }
  },
  /** Data. */
  ZEROS {
    @Override
    void fill(ByteBuffer out, int count) {
      out.put(new byte[count]);
    }
  };

  private static final List<byte[]> NOP =
      List.of(
          new byte[] {(byte) 0x90},
          new byte[] {0x66, (byte) 0x90},
          new byte[] {0x0f, 0x1f, 0x00},
          new byte[] {0x0f, 0x1f, 0x40, 0},
          new byte[] {0x0f, 0x1f, 0x44, 0, 0},
          new byte[] {0x66, 0x0f, 0x1f, 0x44, 0, 0},
          new byte[] {0x0f, 0x1f, (byte) 0x80, 0, 0, 0, 0},
          new byte[] {0x0f, 0x1f, (byte) 0x84, 0, 0, 0, 0, 0});

  abstract void fill(ByteBuffer out, int count);
}
