package portkit.metal.boot;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;

/**
 * The header that a Multiboot2 loader looks for in the first 32 KiB of the file, aligned to 8
 * (Multiboot2 specification 2.0, 3.1). Its checksum makes four words add up to zero.
 */
final class Multiboot2Header {
  private static final int MAGIC = 0xe852_50d6;
  private static final int PROTECTED_MODE_I386 = 0;
  private static final int TAG_ENTRY_ADDRESS = 3;
  private static final int TAG_MODULE_ALIGN = 6;
  private static final int TAG_END = 0;
  private static final int LENGTH = 16 + 16 + 8 + 8;

  private final Assembler a;
  private final Label entry;

  Multiboot2Header(Assembler a, Label entry) {
    this.a = a;
    this.entry = entry;
  }

  void emit() {
    a.alignData(8);
    a.u32(Integer.toUnsignedLong(MAGIC));
    a.u32(PROTECTED_MODE_I386);
    a.u32(LENGTH);
    a.u32(Integer.toUnsignedLong(-(MAGIC + PROTECTED_MODE_I386 + LENGTH)));
    tag(TAG_ENTRY_ADDRESS, 12);
    a.u32(entry);
    a.alignData(8);
    tag(TAG_MODULE_ALIGN, 8);
    tag(TAG_END, 8);
  }

  private void tag(int type, int size) {
    a.u16(type);
    a.u16(0);
    a.u32(size);
  }
}
