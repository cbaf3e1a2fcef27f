package portkit.baremetal.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import portkit.os.AbiNote;

/** Small programs' files, right or wrong, as a linker that is not ours would write them. */
final class ElfBuilder {
  static final int EXECUTE = 1;
  static final int WRITE = 2;
  static final int READ = 4;
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;

  private record Header(
      int type, int flags, long offset, long address, long fileSize, long memorySize) {}

  private final List<Header> headers = new ArrayList<>();
  private final byte[] content;
  private long entry;

  /** A file of that size, whose bytes are their own offsets, roughly. */
  ElfBuilder(int size) {
    content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i >> 4 ^ i);
    }
  }

  /** The usual: text with the headers, data with zeros behind it, and the note. */
  static ElfBuilder ordinary() {
    return new ElfBuilder(0x5800)
        .entry(0x40_1000)
        .segment(READ | EXECUTE, 0, 0x40_0000, 0x2000, 0x2000)
        .segment(READ, 0x2000, 0x40_2000, 0xf00, 0xf00)
        .segment(READ | WRITE, 0x3000, 0x40_3000, 0x1234, 0x8000)
        .note(0x5000, AbiNote.OWNER, AbiNote.TYPE, AbiNote.MAJOR, AbiNote.MINOR);
  }

  ElfBuilder entry(long address) {
    entry = address;
    return this;
  }

  ElfBuilder segment(int flags, long offset, long address, long fileSize, long memorySize) {
    return header(1, flags, offset, address, fileSize, memorySize);
  }

  ElfBuilder header(
      int type, int flags, long offset, long address, long fileSize, long memorySize) {
    headers.add(new Header(type, flags, offset, address, fileSize, memorySize));
    return this;
  }

  ElfBuilder note(int offset, String owner, int type, int major, int minor) {
    byte[] name = (owner + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer note = little(content).position(offset);
    note.putInt(name.length).putInt(8).putInt(type).put(name);
    while (note.position() % 4 != 0) {
      note.put((byte) 0);
    }
    note.putInt(major).putInt(minor);
    return header(4, READ, offset, 0, note.position() - offset, 0);
  }

  byte[] bytes() {
    byte[] file = content.clone();
    ByteBuffer out = little(file);
    out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
    out.putShort((short) 2).putShort((short) 62).putInt(1);
    out.putLong(entry).putLong(HEADER).putLong(0).putInt(0);
    out.putShort((short) HEADER).putShort((short) PROGRAM_HEADER);
    out.putShort((short) headers.size()).position(HEADER);
    for (Header h : headers) {
      out.putInt(h.type).putInt(h.flags).putLong(h.offset).putLong(h.address).putLong(h.address);
      out.putLong(h.fileSize).putLong(h.memorySize).putLong(4096);
    }
    return file;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
