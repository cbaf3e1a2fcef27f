package portkit.metal.elf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that grow at the end, with the encodings of ELF and DWARF. */
public final class LittleEndian {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An empty one. */
  public LittleEndian() {}

  /** The number of bytes so far. */
  public int size() {
    return out.size();
  }

  /** A copy of the bytes so far. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }

  /** Appends the low 8 bits. */
  public LittleEndian u8(long value) {
    out.write((int) value);
    return this;
  }

  /** Appends the low 16 bits. */
  public LittleEndian u16(long value) {
    return u8(value).u8(value >> 8);
  }

  /** Appends the low 32 bits. */
  public LittleEndian u32(long value) {
    return u16(value).u16(value >> 16);
  }

  /** Appends 64 bits. */
  public LittleEndian u64(long value) {
    return u32(value).u32(value >> 32);
  }

  /** Appends bytes as they are. */
  public LittleEndian bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Appends characters in UTF-8 and a zero. */
  public LittleEndian string(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8)).u8(0);
  }

  /** Appends an unsigned number in groups of 7 bits, the lowest first (DWARF 4, 7.6). */
  public LittleEndian uleb(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      u8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return u8(rest);
  }

  /** Appends a signed number in groups of 7 bits, the lowest first (DWARF 4, 7.6). */
  public LittleEndian sleb(long value) {
    long rest = value;
    // The last group's highest bit is the sign of what is left out.
    while (rest < -64 || rest > 63) {
      u8((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    return u8(rest & 0x7f);
  }

  /** Appends zeroes up to a multiple of the alignment. */
  public LittleEndian align(long alignment) {
    while (size() % alignment != 0) {
      u8(0);
    }
    return this;
  }

  /** Appends zeroes up to an offset. */
  LittleEndian padTo(long offset) {
    while (size() < offset) {
      u8(0);
    }
    return this;
  }
}
