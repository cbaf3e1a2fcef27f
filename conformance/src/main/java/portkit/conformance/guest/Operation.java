package portkit.conformance.guest;

/** What a line of a script can do; docs/conformance.md describes each. */
public enum Operation {
  /** Ends the lane. */
  END(0, false),
  /** Goes on at a label. */
  GOTO(0, false),
  /** Goes on at a label if a relation holds. */
  IF(2, false),
  /** States what must hold. */
  EXPECT(2, false),
  /** Makes a call of the OS interface. */
  CALL(3, true),
  /** Makes a call and gives the {@link Watched} state that it did not preserve. */
  WATCH(3, true),
  SET(1, true),
  ADD(2, true),
  SUB(2, true),
  MUL(2, true),
  AND(2, true),
  OR(2, true),
  XOR(2, true),
  SHL(2, true),
  SHR(2, true),
  LOAD8(1, true),
  LOAD32(1, true),
  LOAD64(1, true),
  STORE8(2, false),
  STORE32(2, false),
  STORE64(2, false),
  /** Sets n bytes to a value. */
  FILL(3, false),
  /** The number of bytes from an address on, at most n, that hold a value. */
  SCAN(3, true),
  /** Calls an address. */
  JUMP(1, false),
  /** Adds to a 32-bit word atomically; gives what was there. */
  FETCHADD(2, true),
  /** Replaces a 32-bit word if it holds a value; gives what was there. */
  CAS(3, true),
  /** The kind of the last fault since this was asked, or 0. */
  FAULT(0, true),
  /** A {@link Lane} field of this lane. */
  MINE(1, true),
  /** Runs without calls, all registers loaded from a seed, until a word differs from a value. */
  SPIN(3, true),
  /** Causes a fault with all registers loaded from a seed; gives the state that was lost. */
  RAISE(2, true),
  /** What CPUID, XGETBV (4) or RDTSC (5) says: leaf, subleaf, which. */
  CPU(3, true),
  /** Starts a thread with a lane's code, its r0 the argument; gives what spawn returned. */
  START(2, true),
  /** Waits so many nanoseconds for started threads; gives how many have not ended. */
  JOIN(1, true),
  /** Reports a value. */
  TELL(1, false),
  /** Reports all calls and accesses of this lane from here on. */
  TRACE(0, false),
  /** Returns a value from the entry point. */
  LEAVE(1, false);

  private final int operands;
  private final boolean result;

  Operation(int operands, boolean result) {
    this.operands = operands;
    this.result = result;
  }

  /** How many operands it has. */
  public int operands() {
    return operands;
  }

  /** Whether it has a result, which goes to a register. */
  public boolean hasResult() {
    return result;
  }
}
