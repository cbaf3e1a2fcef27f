package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** Memory fences. The simulated machine runs one step after the other and needs none. */
public final class Fence {
  private Fence() {}

  /** All loads and stores before it are visible before any after it ({@code mfence}). */
  @Intrinsic(value = "fenceFull", effect = Effect.BARRIER)
  public static void full() {
    Machine.current().step();
  }

  /**
   * No later instruction begins before all earlier loads are done ({@code lfence}); put before
   * {@link Tsc#read} it keeps the reading from floating up.
   */
  @Intrinsic(value = "fenceLoad", effect = Effect.BARRIER)
  public static void load() {
    Machine.current().step();
  }

  /** Orders stores, of write-combining memory too ({@code sfence}). */
  @Intrinsic(value = "fenceStore", effect = Effect.BARRIER)
  public static void store() {
    Machine.current().step();
  }
}
