package portkit.conformance.guest;

/** What the interpreter stands on: the metal, or a simulated port. */
public interface Ground {
  /** The guest's own memory: its {@link Area}s lie behind each other from here. */
  long memory();

  /** A byte of the guest's own memory. */
  int load8(long address);

  /** A word of the guest's own memory. */
  long load64(long address);

  /** Changes a byte of the guest's own memory. */
  void store8(long address, int value);

  /** Changes a word of the guest's own memory. */
  void store64(long address, long value);

  /** Changes a 32-bit word of the guest's own memory if it holds a value; tells whether it did. */
  boolean exchange32(long address, int expected, int value);

  /** Carries a routine out. */
  long routine(Routine routine, long lane, long a, long b, long c);

  /** Makes a call of the OS interface; what it has not got gives 0. */
  long call(int slot, long a, long b, long c);

  /** A value that only the running guest knows, but those about the lane. */
  long known(Known what);
}
