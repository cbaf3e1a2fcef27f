package portkit.os;

/**
 * The error codes of the interface. A call that fails returns the negated code. The numbers are
 * those of Linux on x86-64, so that a hosted port passes its kernel's answers through.
 */
public enum Errno {
  /** No such thread. */
  ESRCH(3, "no such thread"),
  /** The device failed. */
  EIO(5, "input/output error"),
  /** No such descriptor, or not open for this. */
  EBADF(9, "bad descriptor"),
  /** The word did not hold the expected value, or threads are exhausted for now. */
  EAGAIN(11, "try again"),
  /** No memory, or no address space. */
  ENOMEM(12, "out of memory"),
  /** Memory that the program named is not the program's. */
  EFAULT(14, "bad address"),
  /** An argument is misaligned or out of range. */
  EINVAL(22, "invalid argument"),
  /** The reader of a pipe is gone. */
  EPIPE(32, "broken pipe"),
  /** The port lacks the profile that this call belongs to. */
  ENOSYS(38, "not implemented by this port"),
  /** The time-out ran out. */
  ETIMEDOUT(110, "timed out");

  private final int code;
  private final String meaning;

  Errno(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The positive code. */
  public int code() {
    return code;
  }

  /** What a call returns that fails for this reason. */
  public long result() {
    return -code;
  }

  /** One phrase for people. */
  public String meaning() {
    return meaning;
  }
}
