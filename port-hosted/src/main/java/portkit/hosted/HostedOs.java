package portkit.hosted;

import java.time.Instant;
import portkit.hosted.host.Kernel;
import portkit.hosted.memory.AddressSpace;
import portkit.os.Errno;
import portkit.os.Os;

/**
 * The OS interface, served by Java and Linux. Each method runs on the thread of the program that
 * made the call; set a breakpoint and look around.
 */
public final class HostedOs implements Os {
  private static final int POLL_MS = 50;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;

  /** What the kernel gives in one piece even if a signal comes (getrandom(2)). */
  private static final long RANDOM_PIECE = 256;

  /** Linux writes no more at a time (write(2)). */
  private static final long MOST_AT_A_TIME = 1 << 30;

  private static final long NANOSECONDS = 1_000_000_000;

  private final Guest guest;
  private final AddressSpace memory;
  private final Futex futex;

  HostedOs(Guest guest, Futex futex) {
    this.guest = guest;
    this.memory = guest.memory();
    this.futex = futex;
  }

  @Override
  public long write(long fd, long p, long n) {
    if (fd != 1 && fd != 2) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    if (!memory.readable(p, n)) {
      return Errno.EFAULT.result();
    }
    long written;
    do {
      written = Kernel.write((int) fd, p, Math.min(n, MOST_AT_A_TIME));
    } while (mayTryAgain(written, (int) fd, POLLOUT));
    return written;
  }

  @Override
  public long read(long fd, long p, long n) {
    if (fd != 0) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    if (!memory.writable(p, n)) {
      return Errno.EFAULT.result();
    }
    long got = Errno.EAGAIN.result();
    while (mayTryAgain(got, 0, POLLIN)) {
      got = Kernel.read(0, p, Math.min(n, MOST_AT_A_TIME));
    }
    return got;
  }

  /**
   * Whether a transfer that did not happen should be tried again; first waits until it can happen,
   * but never long, so that the thread sees the end of the program.
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

  @Override
  public long reserve(long hint, long n) {
    return memory.reserve(hint, n);
  }

  @Override
  public long commit(long p, long n) {
    return memory.commit(p, n);
  }

  @Override
  public long decommit(long p, long n) {
    return memory.decommit(p, n);
  }

  @Override
  public long release(long p, long n) {
    return memory.release(p, n);
  }

  @Override
  public long nanotime() {
    return System.nanoTime();
  }

  @Override
  public void exit(int code) {
    guest.exit(code);
  }

  @Override
  public long sleep(long word, int expected, long timeoutNs) {
    if (word % Integer.BYTES != 0) {
      return Errno.EINVAL.result();
    }
    if (!memory.readable(word, Integer.BYTES)) {
      return Errno.EFAULT.result();
    }
    return futex.sleep(word, expected, timeoutNs);
  }

  @Override
  public long wakeup(long word, int count) {
    if (word % Integer.BYTES != 0) {
      return Errno.EINVAL.result();
    }
    if (!memory.readable(word, Integer.BYTES)) {
      return Errno.EFAULT.result();
    }
    return futex.wakeup(word, count);
  }

  @Override
  public long spawn(long fn, long arg, long tls) {
    if (!isCanonical(tls)) {
      return Errno.EINVAL.result();
    }
    try {
      guest.threads().spawn(fn, arg, tls);
      return 0;
    } catch (RuntimeException | OutOfMemoryError e) {
      return Errno.EAGAIN.result(); // clause THR-03
    }
  }

  @Override
  public long settls(long base) {
    if (!isCanonical(base)) {
      return Errno.EINVAL.result();
    }
    GuestThread.current().fsBase(base);
    return 0;
  }

  @Override
  public void yield() {
    Kernel.yieldProcessor();
  }

  @Override
  public long onfault(long fn) {
    guest.table().faultHandler(fn);
    return 0;
  }

  @Override
  public long interrupt(long tls) {
    GuestThread thread = guest.threads().withFsBase(tls);
    if (thread == null) {
      return Errno.ESRCH.result();
    }
    thread.interruptGuest();
    return 0;
  }

  @Override
  public long walltime() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOSECONDS + now.getNano();
  }

  @Override
  public long random(long p, long n) {
    if (n != 0 && !memory.writable(p, n)) {
      return Errno.EFAULT.result();
    }
    for (long done = 0; done < n && !guest.ending(); ) {
      long got = Kernel.random(p + done, Math.min(n - done, RANDOM_PIECE));
      if (got < 0) {
        return got;
      }
      done += got;
    }
    return n;
  }

  /** Whether bits 63 to 47 are equal, as the processor demands of FS base (SDM 1, 3.3.7.1). */
  private static boolean isCanonical(long address) {
    return address << 16 >> 16 == address;
  }
}
