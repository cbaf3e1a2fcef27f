package portkit.hosted;

/** Sleep and wakeup on a word that is aligned and the program's. */
interface Futex {
  /** Clauses SLP-01 to SLP-05. */
  long sleep(long word, int expected, long timeoutNs);

  /** Clauses SLP-06 and SLP-07; the count is unsigned. */
  long wakeup(long word, int count);
}
