package portkit.metal.hw;

import portkit.metal.hw.sim.Machine;

/**
 * Switches of the stack. A stack that does not run is known by its stack pointer; what lies there
 * is the business of {@link #prepare} and {@link #switchTo} alone.
 */
public final class Stack {
  private Stack() {}

  /**
   * Makes a stack ready to be switched to: it will begin with a call of {@code function(argument)},
   * which must not return.
   *
   * @param top the end of the stack's memory, aligned to 16
   * @return the stack pointer to switch to
   */
  @Intrinsic("prepareStack")
  public static long prepare(long top, long function, long argument) {
    return Machine.current().stacks().prepare(top, function, argument);
  }

  /**
   * Stores this stack's pointer at {@code save} and goes on with the other stack; returns when some
   * other stack switches back. The registers that a callee keeps are kept; the interrupt flag and
   * the vector state are not touched.
   */
  @Intrinsic(value = "switchStack", effect = Effect.BARRIER)
  public static void switchTo(long save, long pointer) {
    Machine.current().stacks().switchTo(save, pointer);
  }

  /**
   * Calls {@code function(argument)} on another stack and comes back with its result.
   *
   * @param top the end of the stack's memory, aligned to 16
   */
  @Intrinsic(value = "callOnStack", effect = Effect.BARRIER)
  public static long call(long top, long function, long argument) {
    return Machine.current().stacks().call(top, function, argument);
  }

  /** The stack pointer, about here. */
  @Intrinsic("stackPointer")
  public static long pointer() {
    return Machine.current().stacks().pointer();
  }
}
