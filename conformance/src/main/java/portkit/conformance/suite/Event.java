package portkit.conformance.suite;

import portkit.conformance.guest.Encoding;

/** Something that a traced thread did. Addresses are those of the run. */
public sealed interface Event {
  /** Which thread did it, counted over the script from 0, that of the entry. */
  int thread();

  /** The thread in a word of a report. */
  static int thread(long word) {
    return (int) (word >>> Encoding.THREAD_SHIFT);
  }

  /** What else is in it. */
  static int value(long word) {
    return (int) word & (1 << Encoding.THREAD_SHIFT) - 1;
  }

  /**
   * A call.
   *
   * @param slot its number in the table
   */
  record Call(int thread, int slot, long a, long b, long c, long result) implements Event {}

  /**
   * Bytes were set.
   *
   * @param fault the kind of the fault that ended it, or 0
   */
  record Fill(int thread, long address, long count, int value, int fault) implements Event {}

  /**
   * Bytes were looked at.
   *
   * @param fault the kind of the fault that ended it, or 0
   * @param same how many hold the value, from the first one on
   */
  record Scan(int thread, long address, long count, int value, int fault, long same)
      implements Event {}
}
