package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * The address of an array's first element, for hardware or callees that are to read or write the
 * array. Objects of the image never move.
 */
public final class Elements {
  private Elements() {}

  /** The address of element 0. */
  @Intrinsic(value = "elements", effect = Effect.PURE)
  public static long address(byte[] array) {
    return Machine.current().addressOf(array);
  }

  /** The address of element 0. */
  @Intrinsic(value = "elements", effect = Effect.PURE)
  public static long address(int[] array) {
    return Machine.current().addressOf(array);
  }

  /** The address of element 0. */
  @Intrinsic(value = "elements", effect = Effect.PURE)
  public static long address(long[] array) {
    return Machine.current().addressOf(array);
  }
}
