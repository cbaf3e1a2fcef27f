package portkit.hosted.host;

/**
 * The Linux system calls that the port makes, with the kernel's own results: 0 or above, or a
 * negated error code. They check every address that they are given, so a bad one gives -EFAULT
 * where Java would end the JVM.
 */
public final class Kernel {
  /** Bytes in a page. */
  public static final long PAGE = 4096;

  /** One past the highest address of a process (47 bits, less a guard page). */
  public static final long ADDRESS_END = (1L << 47) - PAGE;

  /** Interrupted by a signal. */
  public static final int EINTR = -4;

  /** Already there: what mmap says of a taken address. */
  public static final int EEXIST = -17;

  /** What mmap says of a taken address below the lowest that a process may map. */
  public static final int EPERM = -1;

  /** Protection of pages: no access. */
  public static final int PROT_NONE = 0;

  /** Protection of pages: reading. */
  public static final int PROT_READ = 1;

  /** Protection of pages: writing. */
  public static final int PROT_WRITE = 2;

  /** Protection of pages: executing. */
  public static final int PROT_EXECUTE = 4;

  static final int MAP_PRIVATE = 2;
  static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_NORESERVE = 0x4000;
  private static final int MAP_FIXED_NOREPLACE = 0x100000;
  private static final int MADV_DONTNEED = 4;
  private static final int FUTEX_WAIT_PRIVATE = 128;
  private static final int FUTEX_WAKE_PRIVATE = 129;
  private static final int SIGNAL_SET_BYTES = 8;

  private static final int PID = (int) ProcessHandle.current().pid();

  private Kernel() {}

  /**
   * Anonymous private memory somewhere, at the hint if that is free; it costs nothing till used.
   */
  public static long map(long hint, long size, int protection) {
    return mmap(hint, size, protection, MAP_NORESERVE);
  }

  /** Anonymous private memory exactly there, or an error ({@link #EEXIST} if it is taken). */
  public static long mapAt(long address, long size, int protection) {
    return mmap(address, size, protection, MAP_FIXED_NOREPLACE);
  }

  private static long mmap(long address, long size, int protection, int flags) {
    int all = MAP_PRIVATE | MAP_ANONYMOUS | flags;
    return SystemCall.call(9, address, size, protection, all, -1, 0);
  }

  /** Changes the protection of pages. */
  public static long protect(long address, long size, int protection) {
    return SystemCall.call(10, address, size, protection, 0, 0, 0);
  }

  /** Unmaps pages. */
  public static long unmap(long address, long size) {
    return SystemCall.call(11, address, size, 0, 0, 0, 0);
  }

  /** Gives the memory behind pages back; they read as zero afterwards. */
  public static long discard(long address, long size) {
    return SystemCall.call(28, address, size, MADV_DONTNEED, 0, 0, 0);
  }

  /** Reads from a descriptor. */
  public static long read(int fd, long address, long size) {
    return SystemCall.call(0, fd, address, size, 0, 0, 0);
  }

  /** Writes to a descriptor. */
  public static long write(int fd, long address, long size) {
    return SystemCall.call(1, fd, address, size, 0, 0, 0);
  }

  /** Waits for an event on the one {@code pollfd} at the address. */
  public static long poll(long pollfd, int timeoutMs) {
    return SystemCall.call(7, pollfd, 1, timeoutMs, 0, 0, 0);
  }

  /** Random bytes fit for keys; at most 256 of them come for certain in one piece. */
  public static long random(long address, long size) {
    return SystemCall.call(318, address, size, 0, 0, 0, 0);
  }

  /**
   * Waits while the word holds the expected value.
   *
   * @param timespec address of a relative time-out on the monotonic clock, or 0 for none
   */
  public static long futexWait(long word, int expected, long timespec) {
    return SystemCall.call(202, word, FUTEX_WAIT_PRIVATE, expected, timespec, 0, 0);
  }

  /** Wakes up to count waiters and tells how many. */
  public static long futexWake(long word, int count) {
    return SystemCall.call(202, word, FUTEX_WAKE_PRIVATE, count, 0, 0, 0);
  }

  /** Lets another thread run on this processor. */
  public static void yieldProcessor() {
    SystemCall.call(24, 0, 0, 0, 0, 0, 0);
  }

  /** The kernel's number of the calling thread. */
  public static int threadId() {
    return (int) SystemCall.call(186, 0, 0, 0, 0, 0, 0);
  }

  /** Sends a signal to a thread of this process. */
  public static long signalThread(int threadId, int signal) {
    return SystemCall.call(234, PID, threadId, signal, 0, 0, 0);
  }

  /** Exchanges a signal's action; addresses of kernel structures, 0 for neither set nor get. */
  public static long signalAction(int signal, long action, long old) {
    return SystemCall.call(13, signal, action, old, SIGNAL_SET_BYTES, 0, 0);
  }

  /** Exchanges the thread's alternate signal stack; addresses of {@code stack_t}, or 0. */
  public static long signalStack(long stack, long old) {
    return SystemCall.call(131, stack, old, 0, 0, 0, 0);
  }
}
