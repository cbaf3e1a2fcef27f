package portkit.hosted;

/**
 * What the hosted port's machinery does for a port that answers the program's calls in a way of its
 * own: {@link HostedPort#answeredBy}. It loads the program, runs its threads and brings its calls
 * to Java; this is what Java cannot do by itself on the way back. Thread-safe.
 *
 * <p>Addresses are the process's own. Touching one that is not mapped ends the JVM: look before you
 * touch.
 */
public interface Host {
  /** The size of a page; {@link #map} and its kind deal in whole ones. */
  long PAGE = 4096;

  /** Takes address space for so many bytes that nobody can access yet; 0 if there is none. */
  long map(long bytes);

  /**
   * Makes mapped pages memory that the program can read and write. They hold zeros at first, and
   * stay as they are if they are memory already.
   *
   * @return false if memory is exhausted
   */
  boolean open(long address, long bytes);

  /** Gives the memory of open pages back; they stay open and hold zeros from now on. */
  void discard(long address, long bytes);

  /** Gives mapped address space back, with its memory. */
  void unmap(long address, long bytes);

  /**
   * Whether all bytes of a range are of the program's code, data, stacks, arguments or table: what
   * the machinery has put there, not {@link #map}.
   */
  boolean isProgram(long address, long bytes);

  /** Copies from memory that is there. */
  byte[] load(long address, int bytes);

  /** Writes bytes to descriptor 1 or 2 of whoever runs the program, all of them. */
  void write(int descriptor, byte[] bytes);

  /** Sets the FS base of the thread that makes the call; the address must be canonical. */
  void setTls(long base);

  /** Ends the program once the call that asks for it returns. */
  void end(int code);
}
