package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * The state of x87, SSE, AVX and what else the processor has (SDM vol. 1, ch. 13). Metal Java uses
 * none of it, so only a switch between threads of other code needs to save it.
 */
public final class VectorState {
  private VectorState() {}

  /**
   * Saves the components of the mask that are enabled in XCR0 ({@code xsave64}). The area is
   * aligned to 64 bytes and as large as EBX of {@link Cpuid} leaf 13 says.
   */
  @Intrinsic("xsave")
  public static void save(long area, long mask) {
    Machine.current().processor().vectors().save(area, mask);
  }

  /** Restores the components of the mask from the area ({@code xrstor64}). */
  @Intrinsic("xrstor")
  public static void restore(long area, long mask) {
    Machine.current().processor().vectors().restore(area, mask);
  }

  /** Saves x87 and SSE in 512 bytes aligned to 16, where there is no XSAVE ({@code fxsave64}). */
  @Intrinsic("fxsave")
  public static void saveLegacy(long area) {
    Machine.current().processor().vectors().saveLegacy(area);
  }

  /** Restores x87 and SSE ({@code fxrstor64}). */
  @Intrinsic("fxrstor")
  public static void restoreLegacy(long area) {
    Machine.current().processor().vectors().restoreLegacy(area);
  }

  /** An extended control register; 0 is XCR0, the components enabled ({@code xgetbv}). */
  @Intrinsic("xgetbv")
  public static long readXcr(int register) {
    return Machine.current().processor().vectors().readXcr(register);
  }

  /** Sets an extended control register ({@code xsetbv}); needs ring 0. */
  @Intrinsic("xsetbv")
  public static void writeXcr(int register, long value) {
    Machine.current().processor().vectors().writeXcr(register, value);
  }
}
