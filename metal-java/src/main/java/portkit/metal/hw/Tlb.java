package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** The cache of page translations (SDM vol. 3, 4.10.4). */
public final class Tlb {
  private Tlb() {}

  /** Drops this processor's translation of the page that holds the address ({@code invlpg}). */
  @Intrinsic(value = "invalidatePage", effect = Effect.BARRIER)
  public static void invalidate(long address) {
    Machine.current().processor().invalidate(address);
  }

  /** Drops all of this processor's translations that are not global, by reloading CR3. */
  public static void invalidateAll() {
    ControlRegister.writeCr3(ControlRegister.readCr3());
  }
}
