package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** The control registers (SDM vol. 3, 2.5). Needs ring 0. */
public final class ControlRegister {
  private ControlRegister() {}

  /** Protection, paging and the state of the x87. */
  @Intrinsic("readCr0")
  public static long readCr0() {
    return Machine.current().processor().readControl(0);
  }

  /** The address of the last page fault. */
  @Intrinsic("readCr2")
  public static long readCr2() {
    return Machine.current().processor().readControl(2);
  }

  /** The physical address of the page tables' root. */
  @Intrinsic("readCr3")
  public static long readCr3() {
    return Machine.current().processor().readControl(3);
  }

  /** Extensions: PAE, SSE, XSAVE and others. */
  @Intrinsic("readCr4")
  public static long readCr4() {
    return Machine.current().processor().readControl(4);
  }

  /** The task priority. */
  @Intrinsic("readCr8")
  public static long readCr8() {
    return Machine.current().processor().readControl(8);
  }

  /** Writes CR0. */
  @Intrinsic(value = "writeCr0", effect = Effect.BARRIER)
  public static void writeCr0(long value) {
    Machine.current().processor().writeControl(0, value);
  }

  /** Writes CR2. */
  @Intrinsic("writeCr2")
  public static void writeCr2(long value) {
    Machine.current().processor().writeControl(2, value);
  }

  /** Changes the page tables and drops all translations that are not global. */
  @Intrinsic(value = "writeCr3", effect = Effect.BARRIER)
  public static void writeCr3(long value) {
    Machine.current().processor().writeControl(3, value);
  }

  /** Writes CR4. */
  @Intrinsic(value = "writeCr4", effect = Effect.BARRIER)
  public static void writeCr4(long value) {
    Machine.current().processor().writeControl(4, value);
  }

  /** Sets the task priority; lowering it may let an interrupt in. */
  @Intrinsic(value = "writeCr8", effect = Effect.BARRIER)
  public static void writeCr8(long value) {
    Machine.current().processor().writeControl(8, value);
  }
}
