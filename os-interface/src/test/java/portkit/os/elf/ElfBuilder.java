package portkit.os.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import portkit.os.AbiNote;

/**
 * Writes small ELF files: text at 0x400000, data at 0x401000, the note, a symbol table at the end.
 * What a test changes it changes in the finished bytes, at the named offsets.
 */
final class ElfBuilder {
  static final int TYPE = 16;
  static final int MACHINE = 18;
  static final int ENTRY = 24;
  static final int PROGRAM_HEADERS = 64;
  static final int PROGRAM_HEADER = 56;
  static final int TEXT_HEADER = PROGRAM_HEADERS;
  static final int DATA_HEADER = TEXT_HEADER + PROGRAM_HEADER;
  static final int NOTE_HEADER = DATA_HEADER + PROGRAM_HEADER;

  /** Offsets within a program header. */
  static final int P_TYPE = 0;

  static final int P_FLAGS = 4;
  static final int P_OFFSET = 8;
  static final int P_ADDRESS = 16;
  static final int P_FILE_SIZE = 32;
  static final int P_MEMORY_SIZE = 40;

  static final int NOTE = 0x100;
  static final int NOTE_OWNER = NOTE + 12;
  static final int NOTE_MAJOR = NOTE + 20;
  static final int NOTE_MINOR = NOTE + 24;
  private static final int NOTE_SIZE = 28;
  static final int TEXT = 0x200;
  static final int TEXT_SIZE = 0x80;
  static final int DATA = TEXT + TEXT_SIZE;
  static final int DATA_SIZE = 0x40;

  static final long TEXT_ADDRESS = 0x400200;
  static final long DATA_ADDRESS = 0x401280;

  private static final int SECTIONS = DATA + DATA_SIZE;
  private static final int SECTION = 64;
  private static final int NAMES = SECTIONS + 3 * SECTION;
  private static final String NAME_TABLE = "\0main.main\0main.helper\0table\0";
  private static final int SYMBOLS = NAMES + 32;
  private static final int SYMBOL = 24;
  private static final int SIZE = SYMBOLS + 4 * SYMBOL;

  private final ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);

  /** A program that passes all checks. */
  static ElfBuilder good() {
    return new ElfBuilder();
  }

  private ElfBuilder() {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    file.putShort((short) 2).putShort((short) 62).putInt(1);
    file.putLong(TEXT_ADDRESS).putLong(PROGRAM_HEADERS).putLong(SECTIONS);
    file.putInt(0).putShort((short) 64).putShort((short) PROGRAM_HEADER).putShort((short) 3);
    file.putShort((short) SECTION).putShort((short) 3).putShort((short) 1);
    programHeader(1, 5, TEXT, TEXT_ADDRESS, TEXT_SIZE, TEXT_SIZE);
    programHeader(1, 6, DATA, DATA_ADDRESS, DATA_SIZE, 0x2000);
    programHeader(4, 4, NOTE, 0, NOTE_SIZE, NOTE_SIZE);
    file.position(NOTE);
    file.putInt(8).putInt(8).putInt(AbiNote.TYPE);
    file.put((AbiNote.OWNER + "\0").getBytes(StandardCharsets.US_ASCII));
    file.putInt(AbiNote.MAJOR).putInt(AbiNote.MINOR);
    sections();
    symbol(0, 0, 0, 0, 0);
    symbol(1, 1, 2, TEXT_ADDRESS, 0x40);
    symbol(2, 11, 2, TEXT_ADDRESS + 0x40, 0x20);
    symbol(3, 23, 1, DATA_ADDRESS, 8);
  }

  private void programHeader(int type, int flags, long offset, long at, long size, long memory) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(at).putLong(at);
    file.putLong(size).putLong(memory).putLong(4);
  }

  private void sections() {
    file.put(NAMES, NAME_TABLE.getBytes(StandardCharsets.US_ASCII));
    section(1, 3, NAMES, NAME_TABLE.length(), 0);
    section(2, 2, SYMBOLS, 4 * SYMBOL, 1);
  }

  private void section(int index, int type, int offset, int size, int link) {
    int at = SECTIONS + index * SECTION;
    file.putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
    file.putInt(at + 40, link).putLong(at + 56, SYMBOL);
  }

  private void symbol(int index, int name, int type, long address, long size) {
    int at = SYMBOLS + index * SYMBOL;
    file.putInt(at, name).put(at + 4, (byte) type).putShort(at + 6, (short) (type == 0 ? 0 : 1));
    file.putLong(at + 8, address).putLong(at + 16, size);
  }

  ElfBuilder u8(int offset, int value) {
    file.put(offset, (byte) value);
    return this;
  }

  ElfBuilder u16(int offset, int value) {
    file.putShort(offset, (short) value);
    return this;
  }

  ElfBuilder u32(int offset, long value) {
    file.putInt(offset, (int) value);
    return this;
  }

  ElfBuilder u64(int offset, long value) {
    file.putLong(offset, value);
    return this;
  }

  byte[] bytes() {
    return file.array().clone();
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes());
  }

  /** The places where a header or a table of the file begins or ends. */
  static List<Integer> boundaries() {
    List<Integer> boundaries = new ArrayList<>(List.of(0, 1, 4, 16, 63, 64));
    for (int i = 0; i <= 3; i++) {
      boundaries.add(PROGRAM_HEADERS + i * PROGRAM_HEADER - 1);
      boundaries.add(PROGRAM_HEADERS + i * PROGRAM_HEADER);
      boundaries.add(SECTIONS + i * SECTION - 1);
      boundaries.add(SECTIONS + i * SECTION);
    }
    boundaries.addAll(List.of(NOTE, NOTE + NOTE_SIZE, TEXT, DATA, NAMES, SYMBOLS, SIZE - 1));
    return boundaries;
  }
}
