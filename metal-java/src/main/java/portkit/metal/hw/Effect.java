package portkit.metal.hw;

/** What the optimiser must assume of a hardware operation. */
public enum Effect {
  /** The result depends on the arguments alone; equal calls may be merged, unused ones dropped. */
  PURE,

  /**
   * Happens exactly once, also when its result is unused (a load can acknowledge a device), and in
   * the program's order with all other accesses and barriers. It may read and write the elements of
   * arrays (their address may have been taken), but no field of an object.
   */
  ACCESS,

  /**
   * As {@link #ACCESS}, and other code may run meanwhile: an interrupt handler, another thread, a
   * callee. All fields and elements must be in memory before it, and may have changed after it.
   */
  BARRIER
}
