package portkit.os.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** The bytes of an ELF file, little-endian; every access is inside of the file or refused. */
final class ElfFile {
  private final String name;
  private final ByteBuffer bytes;

  ElfFile(String name, ByteBuffer bytes) {
    this.name = name;
    this.bytes = bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  String name() {
    return name;
  }

  long size() {
    return bytes.limit();
  }

  /** Refuses a file that ends before the range does; sizes are unsigned. */
  void require(long offset, long length, String what) {
    if (!holds(offset, length)) {
      throw failure(
          Failure.TRUNCATED_ELF,
          "the file ends at byte "
              + size()
              + ", before its "
              + what
              + " ("
              + Long.toUnsignedString(length)
              + " bytes at "
              + Long.toUnsignedString(offset)
              + "); build or copy it again");
    }
  }

  /** Whether the whole range is inside of the file. */
  boolean holds(long offset, long length) {
    return offset >= 0 && length >= 0 && offset <= size() && length <= size() - offset;
  }

  int u8(long offset) {
    return bytes.get((int) offset) & 0xff;
  }

  int u16(long offset) {
    return bytes.getShort((int) offset) & 0xffff;
  }

  /** An unsigned 32-bit word. */
  long u32(long offset) {
    return bytes.getInt((int) offset) & 0xffff_ffffL;
  }

  /** A 64-bit word as it is. */
  long u64(long offset) {
    return bytes.getLong((int) offset);
  }

  ByteBuffer slice(long offset, long length) {
    return bytes.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The text from the offset to the next zero byte, at the latest to the end. */
  String text(long offset, long end) {
    long stop = offset;
    while (stop < end && u8(stop) != 0) {
      stop++;
    }
    byte[] text = new byte[(int) (stop - offset)];
    bytes.get((int) offset, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** A failure whose line begins with the file's name. */
  PortkitException failure(Failure kind, String message) {
    return new PortkitException(kind, name + ": " + message);
  }
}
