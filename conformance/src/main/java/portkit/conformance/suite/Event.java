package portkit.conformance.suite;

/** Something that a traced lane did. Addresses are those of the run. */
public sealed interface Event {
  /**
   * A call.
   *
   * @param slot its number in the table
   */
  record Call(int slot, long a, long b, long c, long result) implements Event {}

  /**
   * Bytes were set.
   *
   * @param fault the kind of the fault that ended it, or 0
   */
  record Fill(long address, long count, int value, int fault) implements Event {}

  /**
   * Bytes were looked at.
   *
   * @param fault the kind of the fault that ended it, or 0
   * @param same how many hold the value, from the first one on
   */
  record Scan(long address, long count, int value, int fault, long same) implements Event {}
}
