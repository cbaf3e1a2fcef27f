package portkit.hosted;

import java.io.PrintStream;
import portkit.hosted.host.Kernel;
import portkit.os.Errno;

/** The descriptors of this process. */
final class HostDescriptors implements Descriptors {
  private static final int POLL_MS = 50;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;

  /** Linux writes no more at a time (write(2)). */
  private static final long MOST_AT_A_TIME = 1 << 30;

  private final Guest guest;

  HostDescriptors(Guest guest) {
    this.guest = guest;
  }

  @Override
  public long write(int fd, long p, long n) {
    long written;
    do {
      written = Kernel.write(fd, p, Math.min(n, MOST_AT_A_TIME));
    } while (mayTryAgain(written, fd, POLLOUT));
    return written;
  }

  @Override
  public long read(long p, long n) {
    long got = Errno.EAGAIN.result();
    while (mayTryAgain(got, 0, POLLIN)) {
      got = Kernel.read(0, p, Math.min(n, MOST_AT_A_TIME));
    }
    return got;
  }

  @Override
  public synchronized void send(int fd, byte[] bytes) {
    PrintStream stream = fd == 1 ? System.out : System.err;
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }

  @Override
  public void report(String text) {
    PrintStream err = System.err;
    err.print(text);
    err.flush();
  }

  /**
   * Whether a transfer that did not happen should be tried again; first waits until it can happen,
   * but never long at a time, so that the thread sees the end of the program.
   */
  private boolean mayTryAgain(long result, int fd, short event) {
    boolean worthIt = result == Errno.EAGAIN.result() || result == Kernel.EINTR;
    while (worthIt && !guest.ending()) {
      if (ready(fd, event)) {
        return true;
      }
    }
    return false;
  }

  private static boolean ready(int fd, short event) {
    GuestThread thread = GuestThread.current();
    thread.context().scratch(0, fd | (long) event << Integer.SIZE); // struct pollfd
    return Kernel.poll(thread.context().scratchAddress(), POLL_MS) > 0;
  }
}
