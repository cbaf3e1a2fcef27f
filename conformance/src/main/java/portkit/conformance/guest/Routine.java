package portkit.conformance.guest;

/**
 * What the guest does in machine code. The first argument is the lane's record; a fault in an
 * access comes back as a result of 0, with the fault's facts in the record.
 */
public enum Routine {
  /** (address): the byte there. */
  LOAD8,
  /** (address): the 32 bits there. */
  LOAD32,
  /** (address): the 64 bits there. */
  LOAD64,
  /** (address, value). */
  STORE8,
  /** (address, value). */
  STORE32,
  /** (address, value). */
  STORE64,
  /** (address, count, byte). */
  FILL,
  /** (address, count, byte): how many bytes from there on hold the byte. */
  SCAN,
  /** (address): calls it. */
  JUMP,
  /** (address, delta): atomic, 32 bits; what was there. */
  FETCH_ADD,
  /** (address, expected, value): atomic, 32 bits; what was there. */
  COMPARE_EXCHANGE,
  /** (function): calls it with {@link Lane#ARGUMENTS}; gives the {@link Watched} state it broke. */
  WATCH,
  /** (address, value): runs until the 32-bit word differs; gives the {@link Watched} state lost. */
  SPIN,
  /** Loads from page 0; gives the {@link Watched} state lost, as those below. */
  RAISE_MEMORY,
  /** Divides by zero. */
  RAISE_DIVIDE,
  /** An unmasked exception of the x87 unit. */
  RAISE_FLOATING_POINT,
  /** UD2. */
  RAISE_ILLEGAL,
  /** INT3. */
  RAISE_BREAKPOINT,
  /** Loads from a non-canonical address. */
  RAISE_NON_CANONICAL,
  /** Pushes where there is no stack. */
  RAISE_STACK,
  /** (leaf, subleaf): fills {@link Lane#CPU}. */
  CPU,
  /** The function that threads begin with; never called from here. */
  THREAD,
  /** The fault handler; never called from here. */
  HANDLER;

  /** The place of its address in the table of routines. */
  @SuppressWarnings("EnumOrdinal") // the table is in this order, and made in every build
  int index() {
    return ordinal();
  }
}
