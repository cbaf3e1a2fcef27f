package portkit.baremetal.time;

import portkit.metal.hw.Cpuid;

/** The frequency of the time stamp counter as far as CPUID tells it. */
public final class ProcessorFrequency {
  /** The answer where the processor does not say. */
  public static final long UNKNOWN = 0;

  /** Time stamp counter and crystal clock (SDM vol. 2, CPUID leaf 15H). */
  private static final int CRYSTAL_LEAF = 0x15;

  /** The bit of leaf 1, ECX, that says that a hypervisor's leaves are there. */
  private static final int HYPERVISOR = 1 << 31;

  private static final int HYPERVISOR_BASE = 0x4000_0000;

  /** Counter and bus in kHz: a convention of VMware's that other hypervisors follow. */
  private static final int HYPERVISOR_FREQUENCY = 0x4000_0010;

  private ProcessorFrequency() {}

  /** Cycles of the time stamp counter in a second, or {@link #UNKNOWN}. */
  public static long hertz() {
    long crystal = byCrystal();
    return crystal != UNKNOWN ? crystal : byHypervisor();
  }

  private static long byCrystal() {
    if (Cpuid.eax(0, 0) < CRYSTAL_LEAF) {
      return UNKNOWN;
    }
    long denominator = Integer.toUnsignedLong(Cpuid.eax(CRYSTAL_LEAF, 0));
    long numerator = Integer.toUnsignedLong(Cpuid.ebx(CRYSTAL_LEAF, 0));
    long crystal = Integer.toUnsignedLong(Cpuid.ecx(CRYSTAL_LEAF, 0));
    return denominator == 0 ? UNKNOWN : crystal * numerator / denominator;
  }

  private static long byHypervisor() {
    if ((Cpuid.ecx(1, 0) & HYPERVISOR) == 0
        || Integer.compareUnsigned(Cpuid.eax(HYPERVISOR_BASE, 0), HYPERVISOR_FREQUENCY) < 0) {
      return UNKNOWN;
    }
    return Integer.toUnsignedLong(Cpuid.eax(HYPERVISOR_FREQUENCY, 0)) * 1000;
  }
}
