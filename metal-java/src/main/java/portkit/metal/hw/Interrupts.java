package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/** The processor's interrupt flag (SDM vol. 3, 6.8.1). Needs ring 0. */
public final class Interrupts {
  /** The flag's bit in RFLAGS. */
  public static final long FLAG = 1L << 9;

  private Interrupts() {}

  /** Keeps interrupts out ({@code cli}). */
  @Intrinsic(value = "disableInterrupts", effect = Effect.BARRIER)
  public static void disable() {
    Machine.current().interrupts().enable(false);
  }

  /** Lets interrupts in, after the next instruction ({@code sti}). */
  @EnablesInterrupts
  @Intrinsic(value = "enableInterrupts", effect = Effect.BARRIER)
  public static void enable() {
    Machine.current().interrupts().enable(true);
  }

  /**
   * Lets interrupts in and waits for one ({@code sti; hlt}): one that comes between the two still
   * ends the wait, since {@code sti} takes effect only after {@code hlt} has begun.
   */
  @EnablesInterrupts
  @Intrinsic(value = "waitForInterrupt", effect = Effect.BARRIER)
  public static void await() {
    Machine.current().interrupts().await();
  }

  /** RFLAGS; {@link #FLAG} tells whether interrupts are let in. */
  @Intrinsic("readFlags")
  public static long flags() {
    return Machine.current().interrupts().flags();
  }

  /** Keeps interrupts out; returns the flags as they were, for {@link #restore}. */
  public static long save() {
    long flags = flags();
    disable();
    return flags;
  }

  /**
   * Lets interrupts in again if they were before {@link #save}. Not {@link EnablesInterrupts}:
   * where they were off, they stay off.
   */
  @Intrinsic(value = "restoreInterrupts", effect = Effect.BARRIER)
  public static void restore(long flags) {
    Machine.current().interrupts().enable((flags & FLAG) != 0);
  }
}
