package portkit.nacl.tender;

import portkit.metal.hw.layout.LinuxStack;

/** What the kernel says that it lets programs do. */
final class HostFeatures {
  /** AT_HWCAP2 and its bit for FSGSBASE (Linux arch/x86/include/uapi/asm/hwcap2.h). */
  private static final int HWCAP2 = 26;

  private static final int HWCAP2_FSGSBASE = 2;

  private HostFeatures() {}

  /**
   * Whether the instructions that set FS and GS base work, by the auxiliary vector on the stack.
   */
  static boolean hasFsGsBase(long stack) {
    return (LinuxStack.auxiliary(stack, HWCAP2) & HWCAP2_FSGSBASE) != 0;
  }
}
