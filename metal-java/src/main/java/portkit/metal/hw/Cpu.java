package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** Single instructions that stand for themselves. */
public final class Cpu {
  private Cpu() {}

  /** Tells the processor that this is a loop that waits ({@code pause}). */
  @Intrinsic(value = "pause", effect = Effect.BARRIER)
  public static void pause() {
    Machine.current().pause();
  }

  /** Stops until an interrupt that is let in, or forever if none is ({@code hlt}). */
  @Intrinsic(value = "halt", effect = Effect.BARRIER)
  public static void halt() {
    Machine.current().interrupts().halt();
  }

  /** Enters a debugger, or vector 3 ({@code int3}). */
  @Intrinsic(value = "breakpoint", effect = Effect.BARRIER)
  public static void breakpoint() {
    Machine.current().interrupts().exception(3);
  }

  /** An undefined instruction, vector 6 ({@code ud2}): what must never be reached. */
  @Intrinsic(value = "undefined", effect = Effect.BARRIER)
  public static void undefined() {
    Machine.current().interrupts().exception(6);
  }

  /**
   * 64 random bits from the processor's generator ({@code rdrand}, asked again until it delivers).
   * Only where leaf 1 of {@link Cpuid} has bit 30 of ECX.
   */
  @Intrinsic("random")
  public static long random() {
    return Machine.current().processor().random();
  }
}
