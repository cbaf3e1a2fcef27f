package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** The time stamp counter (SDM vol. 3, 18.17). */
public final class Tsc {
  private Tsc() {}

  /** Cycles since the processor's reset; not ordered with other instructions ({@code rdtsc}). */
  @Intrinsic("readTsc")
  public static long read() {
    return Machine.current().processor().readTsc();
  }
}
