package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a test must know of an ELF64 file (System V gABI 4.1): symbols and where they lie in it. */
final class Symbols {
  private static final int SECTION_HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SYMBOL = 24;
  private static final int SHT_SYMTAB = 2;

  private Symbols() {}

  /** The value of the symbol of this name. */
  static long address(ByteBuffer elf, String name) {
    int headers = (int) elf.getLong(40);
    for (int s = 0; s < elf.getShort(60); s++) {
      int section = headers + s * SECTION_HEADER;
      if (elf.getInt(section + 4) == SHT_SYMTAB) {
        int strings = (int) elf.getLong(headers + elf.getInt(section + 40) * SECTION_HEADER + 24);
        int from = (int) elf.getLong(section + 24);
        int to = from + (int) elf.getLong(section + 32);
        for (int at = from; at < to; at += SYMBOL) {
          if (isString(elf, strings + elf.getInt(at), name)) {
            return elf.getLong(at + 8);
          }
        }
      }
    }
    throw new IllegalArgumentException("no symbol " + name);
  }

  private static boolean isString(ByteBuffer elf, int at, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return elf.slice(at, bytes.length).equals(ByteBuffer.wrap(bytes));
  }

  /** Where in the file the byte is that is loaded at an address. */
  static int fileOffset(ByteBuffer elf, long address) {
    int headers = (int) elf.getLong(32);
    for (int i = 0; i < elf.getShort(56); i++) {
      int header = headers + i * PROGRAM_HEADER;
      long start = elf.getLong(header + 16);
      if (elf.getInt(header) == 1
          && address >= start
          && address < start + elf.getLong(header + 32)) {
        return (int) (address - start + elf.getLong(header + 8));
      }
    }
    throw new IllegalArgumentException("not loaded: " + address);
  }
}
