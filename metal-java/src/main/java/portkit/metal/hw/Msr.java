package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** Model-specific registers (SDM vol. 4). Needs ring 0; a register that is absent is a #GP. */
public final class Msr {
  /** Base and state of the local APIC (SDM vol. 3, 11.4.3). */
  public static final int APIC_BASE = 0x1b;

  /** Deadline of the local APIC's timer in cycles of the TSC (SDM vol. 3, 11.5.4.1). */
  public static final int TSC_DEADLINE = 0x6e0;

  /** Extended features: long mode, no-execute (SDM vol. 3, 2.2.1). */
  public static final int EFER = 0xc000_0080;

  /** Base address of the FS segment. */
  public static final int FS_BASE = 0xc000_0100;

  /** Base address of the GS segment. */
  public static final int GS_BASE = 0xc000_0101;

  /** What {@code swapgs} exchanges with the base of GS. */
  public static final int KERNEL_GS_BASE = 0xc000_0102;

  private Msr() {}

  /** Reads the register ({@code rdmsr}). */
  @Intrinsic("readMsr")
  public static long read(int register) {
    return Machine.current().processor().readMsr(register);
  }

  /** Writes the register ({@code wrmsr}). */
  @Intrinsic("writeMsr")
  public static void write(int register, long value) {
    Machine.current().processor().writeMsr(register, value);
  }
}
