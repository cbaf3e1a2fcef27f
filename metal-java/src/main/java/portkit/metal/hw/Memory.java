package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * Loads and stores of raw memory. Every one happens exactly once, in the program's order and with
 * the width it names, so that device registers can be used through it. On x86 a load acquires and a
 * store releases; a store followed by a load of another address needs {@link Fence#full}. Addresses
 * need no alignment, but only aligned accesses are atomic (SDM vol. 3, 9.1.1).
 */
public final class Memory {
  private Memory() {}

  /** The byte at the address, 0 to 255. */
  @Intrinsic("load8")
  public static int load8(long address) {
    return (int) Machine.current().load(address, 1);
  }

  /** The 16 bits at the address, 0 to 65535. */
  @Intrinsic("load16")
  public static int load16(long address) {
    return (int) Machine.current().load(address, 2);
  }

  /** The 32 bits at the address. */
  @Intrinsic("load32")
  public static int load32(long address) {
    return (int) Machine.current().load(address, 4);
  }

  /** The 64 bits at the address. */
  @Intrinsic("load64")
  public static long load64(long address) {
    return Machine.current().load(address, 8);
  }

  /** Stores the low 8 bits of the value. */
  @Intrinsic("store8")
  public static void store8(long address, int value) {
    Machine.current().store(address, 1, value);
  }

  /** Stores the low 16 bits of the value. */
  @Intrinsic("store16")
  public static void store16(long address, int value) {
    Machine.current().store(address, 2, value);
  }

  /** Stores 32 bits. */
  @Intrinsic("store32")
  public static void store32(long address, int value) {
    Machine.current().store(address, 4, value);
  }

  /** Stores 64 bits. */
  @Intrinsic("store64")
  public static void store64(long address, long value) {
    Machine.current().store(address, 8, value);
  }

  /**
   * Copies bytes upwards, one after the other in effect ({@code rep movsb}). The ranges may overlap
   * if {@code to} is not above {@code from}.
   */
  @Intrinsic("copy")
  public static void copy(long to, long from, long count) {
    Machine machine = Machine.current();
    for (long i = 0; i < count; i++) {
      machine.store(to + i, 1, machine.load(from + i, 1));
    }
  }

  /** Sets bytes to the low 8 bits of the value ({@code rep stosb}). */
  @Intrinsic("fill")
  public static void fill(long to, int value, long count) {
    Machine machine = Machine.current();
    for (long i = 0; i < count; i++) {
      machine.store(to + i, 1, value);
    }
  }
}
