package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * Memory that belongs to the image: zero at its start, at an address fixed by the build, without
 * taking room in the file. Made at build time and kept in a field that the image reaches; stacks,
 * page tables and tables for the processor live in such memory.
 */
public final class StaticMemory {
  private final long size;
  private final long alignment;

  /**
   * Declares zeroed memory.
   *
   * @param size in bytes, greater than 0
   * @param alignment in bytes, a power of two
   */
  public StaticMemory(long size, long alignment) {
    if (size <= 0 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException(
          "static memory of %d bytes aligned to %d".formatted(size, alignment));
    }
    this.size = size;
    this.alignment = alignment;
  }

  /** Where it begins; a constant of the image. */
  @Intrinsic(value = "staticMemoryAddress", effect = Effect.PURE)
  public long address() {
    return Machine.current().addressOf(this);
  }

  /** Where it ends: the address of the first byte after it, the top of a stack. */
  public long end() {
    return address() + size;
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  /** In bytes. */
  public long alignment() {
    return alignment;
  }
}
