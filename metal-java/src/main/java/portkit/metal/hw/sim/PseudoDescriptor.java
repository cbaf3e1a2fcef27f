package portkit.metal.hw.sim;

/**
 * What {@code lgdt} and {@code lidt} load.
 *
 * @param limit the table's size less 1
 * @param base the table's address
 */
public record PseudoDescriptor(int limit, long base) {
  static PseudoDescriptor load(PhysicalMemory memory, long address) {
    return new PseudoDescriptor((int) memory.load(address, 2), memory.load(address + 2, 8));
  }
}
