package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** The I/O port space of x86: 65536 ports (SDM vol. 1, ch. 20). Needs ring 0. */
public final class Ports {
  private Ports() {}

  /** Reads 8 bits, 0 to 255. */
  @Intrinsic("in8")
  public static int in8(int port) {
    return Machine.current().in(port, 1);
  }

  /** Reads 16 bits, 0 to 65535. */
  @Intrinsic("in16")
  public static int in16(int port) {
    return Machine.current().in(port, 2);
  }

  /** Reads 32 bits. */
  @Intrinsic("in32")
  public static int in32(int port) {
    return Machine.current().in(port, 4);
  }

  /** Writes the low 8 bits of the value. */
  @Intrinsic("out8")
  public static void out8(int port, int value) {
    Machine.current().out(port, 1, value);
  }

  /** Writes the low 16 bits of the value. */
  @Intrinsic("out16")
  public static void out16(int port, int value) {
    Machine.current().out(port, 2, value);
  }

  /** Writes 32 bits. */
  @Intrinsic("out32")
  public static void out32(int port, int value) {
    Machine.current().out(port, 4, value);
  }
}
