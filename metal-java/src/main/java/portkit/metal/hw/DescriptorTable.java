package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** The tables that the processor finds its segments and handlers in. Needs ring 0. */
public final class DescriptorTable {
  private DescriptorTable() {}

  /**
   * Loads the segment table's register ({@code lgdt}) from 10 bytes at the address: a 16-bit limit
   * (size less 1) and a 64-bit base (SDM vol. 3, 2.4.1).
   */
  @Intrinsic("loadGdt")
  public static void loadGdt(long pseudoDescriptor) {
    Machine.current().processor().loadGdt(pseudoDescriptor);
  }

  /** Loads the interrupt table's register ({@code lidt}) from 10 bytes at the address. */
  @Intrinsic("loadIdt")
  public static void loadIdt(long pseudoDescriptor) {
    Machine.current().processor().loadIdt(pseudoDescriptor);
  }

  /** Loads the task register ({@code ltr}), which marks the descriptor as busy. */
  @Intrinsic("loadTaskRegister")
  public static void loadTaskRegister(int selector) {
    Machine.current().processor().loadTaskRegister(selector);
  }
}
