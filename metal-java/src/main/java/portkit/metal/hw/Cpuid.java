package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * What the processor says of itself (SDM vol. 2, CPUID). One register of the answer for each
 * method; each executes the instruction, which costs a hundred cycles or, in a virtual machine, an
 * exit: ask once and keep the answer.
 */
public final class Cpuid {
  private Cpuid() {}

  /** EAX of the leaf and subleaf. */
  @Intrinsic("cpuidEax")
  public static int eax(int leaf, int subleaf) {
    return Machine.current().processor().cpuid(leaf, subleaf).eax();
  }

  /** EBX of the leaf and subleaf. */
  @Intrinsic("cpuidEbx")
  public static int ebx(int leaf, int subleaf) {
    return Machine.current().processor().cpuid(leaf, subleaf).ebx();
  }

  /** ECX of the leaf and subleaf. */
  @Intrinsic("cpuidEcx")
  public static int ecx(int leaf, int subleaf) {
    return Machine.current().processor().cpuid(leaf, subleaf).ecx();
  }

  /** EDX of the leaf and subleaf. */
  @Intrinsic("cpuidEdx")
  public static int edx(int leaf, int subleaf) {
    return Machine.current().processor().cpuid(leaf, subleaf).edx();
  }
}
