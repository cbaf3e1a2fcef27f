package portkit.nacl.tender;

import portkit.metal.hw.Unsigned;
import portkit.metal.port.Intervals;
import portkit.nacl.policy.Places;
import portkit.os.Errno;

/**
 * The program's address space: its image, its threads' stacks, and the region of which it reserves
 * parts. What is committed only the kernel knows; it also keeps the memory limit, as that on
 * private writable memory (setrlimit(2), RLIMIT_DATA), so that no way of asking for memory leads
 * around it.
 */
final class ProgramSpace {
  private static final long PAGE = Places.PAGE;
  private static final long LARGE = 2 << 20;

  /** What the kernel is asked at a time: the filter lets no length of 4 GiB or more pass. */
  private static final long PIECE = 1 << 30;

  private static final int READ_WRITE = 3;
  private static final int RESERVATIONS = 16384;

  private final Gate gate;
  private final MemoryLimit limit;
  private final Mutex mutex;
  private final Intervals reserved = new Intervals(RESERVATIONS);
  private final Intervals image = new Intervals(16);
  private final Intervals code = new Intervals(16);

  /** Where the part of the region begins that the program can reserve. */
  private long granted = Places.REGION;

  ProgramSpace(Gate gate, MemoryLimit limit) {
    this.gate = gate;
    this.limit = limit;
    mutex = new Mutex(gate);
  }

  /** Tells of a segment of the program, in pages. */
  void addSegment(long from, long to, boolean executable) {
    boolean _ = image.add(from, to);
    if (executable) {
      boolean _ = code.add(from, to);
    }
  }

  /** Whether these bytes are in the program's segments, which are there as long as it runs. */
  boolean isImage(long p, long n) {
    return p >= 0 && n >= 0 && p < Places.TENDER && image.contains(p, p + n);
  }

  /** Whether the address is one of the program's instructions. */
  boolean isCode(long address) {
    return address >= 0 && code.find(address) != Intervals.NONE;
  }

  /** Whether the program may name these bytes to a call; unmapped ones the kernel finds out. */
  boolean contains(long p, long n) {
    if (p < 0 || n < 0 || p + n < p) {
      return false;
    }
    if (p >= Places.STACKS) {
      return p + n <= Places.GUARD;
    }
    if (p < Places.TENDER) {
      return isImage(p, n);
    }
    if (p < granted) {
      return p >= Places.REGION && p + n <= granted;
    }
    mutex.lock();
    boolean contains = reserved.contains(p, p + n);
    mutex.unlock();
    return contains;
  }

  /**
   * Sets memory aside, before anything is reserved, for what the port gives the program: it may
   * name that to a call, but it has not reserved it.
   *
   * @return its address; 0 if there is no memory
   */
  long grant(long n) {
    long at = granted;
    granted += Unsigned.alignUp(n, PAGE);
    return protect(at, granted - at) == 0 ? at : 0;
  }

  /** As {@code Os.reserve}. */
  long reserve(long hint, long n) {
    long size = Unsigned.alignUp(n, PAGE);
    if (n == 0 || size <= 0 || size > Places.STACKS - Places.REGION) {
      return 0;
    }
    mutex.lock();
    long at = place(hint, size);
    boolean done = at != Intervals.NONE && reserved.add(at, at + size);
    mutex.unlock();
    return done ? at : 0;
  }

  private long place(long hint, long size) {
    long wish = Unsigned.alignDown(hint, PAGE);
    if (Unsigned.within(wish, granted, Places.STACKS - size + 1)
        && !reserved.overlaps(wish, wish + size)) {
      return wish;
    }
    return reserved.gap(size, size >= LARGE ? LARGE : PAGE, granted, Places.STACKS);
  }

  /** As {@code Os.commit}. */
  long commit(long p, long n) {
    mutex.lock();
    long result = Errno.EINVAL.result();
    if (isReserved(p, n)) {
      result = protect(p, Unsigned.alignUp(n, PAGE));
    }
    mutex.unlock();
    return result;
  }

  private long protect(long p, long size) {
    for (long done = 0; done < size; done += PIECE) {
      if (gate.mprotect(p + done, Math.min(PIECE, size - done), READ_WRITE) != 0) {
        limit.refused();
        return Errno.ENOMEM.result();
      }
    }
    return 0;
  }

  /** As {@code Os.decommit}. */
  long decommit(long p, long n) {
    mutex.lock();
    long result = isReserved(p, n) ? discard(p, Unsigned.alignUp(n, PAGE)) : Errno.EINVAL.result();
    mutex.unlock();
    return result;
  }

  /** As {@code Os.release}. */
  long release(long p, long n) {
    mutex.lock();
    long result = Errno.EINVAL.result();
    if (isReserved(p, n)) {
      long size = Unsigned.alignUp(n, PAGE);
      result = discard(p, size);
      if (result == 0 && !reserved.remove(p, p + size)) {
        result = Errno.ENOMEM.result();
      }
    }
    mutex.unlock();
    return result;
  }

  private long discard(long p, long size) {
    for (long done = 0; done < size; done += PIECE) {
      if (gate.unmap(p + done, Math.min(PIECE, size - done)) != p + done) {
        return Errno.ENOMEM.result();
      }
    }
    return 0;
  }

  private boolean isReserved(long p, long n) {
    long size = Unsigned.alignUp(n, PAGE);
    return (p & PAGE - 1) == 0
        && size > 0
        && Unsigned.within(p, granted, Places.STACKS)
        && size <= Places.STACKS - p
        && reserved.contains(p, p + size);
  }
}
