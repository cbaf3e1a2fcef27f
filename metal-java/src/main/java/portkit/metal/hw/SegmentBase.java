package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * The bases of FS and GS by the instructions of FSGSBASE (SDM vol. 2, RDFSBASE), which need CR4 bit
 * 16 but not ring 0.
 */
public final class SegmentBase {
  private SegmentBase() {}

  /** The base of FS. */
  @Intrinsic("readFsBase")
  public static long fs() {
    return Machine.current().processor().readMsr(Msr.FS_BASE);
  }

  /** Sets the base of FS. */
  @Intrinsic("writeFsBase")
  public static void setFs(long base) {
    Machine.current().processor().writeMsr(Msr.FS_BASE, base);
  }

  /** The base of GS. */
  @Intrinsic("readGsBase")
  public static long gs() {
    return Machine.current().processor().readMsr(Msr.GS_BASE);
  }

  /** Sets the base of GS. */
  @Intrinsic("writeGsBase")
  public static void setGs(long base) {
    Machine.current().processor().writeMsr(Msr.GS_BASE, base);
  }
}
