package portkit.baremetal.memory;

import portkit.metal.hw.Memory;

/** Zeroing of memory. */
final class Clear {
  private static final int LINE = 64;

  private Clear() {}

  /**
   * Zeroes whole cache lines, by stores: emulators and older processors take a {@code rep stosb}
   * byte by byte.
   *
   * @param bytes a multiple of 64
   */
  static void lines(long address, long bytes) {
    for (long at = address; at != address + bytes; at += LINE) {
      Memory.store64(at, 0);
      Memory.store64(at + 8, 0);
      Memory.store64(at + 16, 0);
      Memory.store64(at + 24, 0);
      Memory.store64(at + 32, 0);
      Memory.store64(at + 40, 0);
      Memory.store64(at + 48, 0);
      Memory.store64(at + 56, 0);
    }
  }
}
