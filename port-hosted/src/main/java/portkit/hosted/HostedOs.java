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
  /** What the kernel gives in one piece even if a signal comes (getrandom(2)). */
  private static final long RANDOM_PIECE = 256;

  private static final long NANOSECONDS = 1_000_000_000;

  private final Guest guest;
  private final AddressSpace memory;
  private final Descriptors descriptors;
  private final Futex futex;

  HostedOs(Guest guest) {
    this.guest = guest;
    memory = guest.memory();
    descriptors = guest.descriptors();
    futex = guest.futex();
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
    return descriptors.write((int) fd, p, n);
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
    return descriptors.read(p, n);
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
  static boolean isCanonical(long address) {
    return address << 16 >> 16 == address;
  }
}
