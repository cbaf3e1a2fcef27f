package portkit.metal.dwarf;

import portkit.metal.elf.LittleEndian;

/** The form that the parts of several sections share: a 32-bit length, then so many bytes. */
final class Unit {
  /** The bytes that the length takes itself. */
  static final int LENGTH = 4;

  private Unit() {}

  static byte[] withLength(LittleEndian body) {
    return new LittleEndian().u32(body.size()).bytes(body.toByteArray()).toByteArray();
  }
}
