package portkit.baremetal.memory;

import portkit.metal.hw.Unsigned;
import portkit.metal.port.Intervals;
import portkit.os.Errno;

/**
 * The program's address space: what it reserves, and the pages that come when it touches them. A
 * page may be touched from its reservation on; committing only checks that memory is there, so that
 * a large table of which little is used costs little (MEM-07 and the remark below it).
 */
public final class AddressSpace {
  /** What came of a touched page. */
  public enum Touch {
    /** It is there now. */
    MAPPED,
    /** The program has no such page. */
    FOREIGN,
    /** It should be there, but memory is exhausted. */
    NO_MEMORY
  }

  /** Where reservations lie: above what ELF files are linked at, below the sign bit's hole. */
  public static final long LOWEST = 1L << 33;

  static final long HIGHEST = 0x7fff_ffff_f000L;

  /** Without a hint, above Go's own hints, which begin at 0xc000000000. */
  private static final long FIRST = 1L << 40;

  private static final long PAGE = FrameAllocator.FRAME;
  private static final long LARGE = FrameAllocator.BLOCK;

  /**
   * Pages that a fault maps: an aligned group, large where memory is touched one page after the
   * other and small where it is touched here and there. A fault costs as much as clearing two.
   */
  private static final int GROUP = 16;

  private static final int SMALL_GROUP = 2;

  /** Frames kept back from commit, so that a program that is told so can still end in order. */
  private static final long RESERVE = 32;

  /**
   * A commit between these sizes is let through once though memory is short: Go begins with a table
   * of 32 MiB, of which it uses a few pages.
   */
  private static final long SMALLEST_TABLE = 16L << 20;

  private static final long LARGEST_TABLE = 32L << 20;

  /**
   * A machine with less memory than this may commit so much more than it has: Go commits its heap 4
   * MiB at a time, of which a small program never uses all.
   */
  private static final long SMALL_MACHINE = 32L << 20;

  /** Free frames from which on large pages are worth what they waste. */
  private static final long PLENTY = (32L << 20) / PAGE;

  /** Ranges of a program file that are zero; Go links one. */
  private static final int ZEROED = 16;

  private final FrameAllocator frames;
  private final PageTables tables;
  private final Intervals reserved;
  private final Intervals zeroed;

  /**
   * What was all mapped when it was decommitted. Its pages may hold anything when they come again
   * (clause MEM-10's remark), and whoever commits it zeroes it anyway.
   */
  private final Intervals spoilt;

  private boolean hasTable;
  private long overdraft;
  private long faults;

  /**
   * An empty address space.
   *
   * @param intervals how many separate ranges there may be
   */
  public AddressSpace(FrameAllocator frames, PageTables tables, int intervals) {
    this.frames = frames;
    this.tables = tables;
    this.reserved = new Intervals(intervals);
    this.zeroed = new Intervals(ZEROED);
    this.spoilt = new Intervals(intervals);
  }

  /** Declares memory of the program's file that is zero until it is touched; never released. */
  public boolean addZeroed(long from, long to) {
    return zeroed.add(from, to);
  }

  /** As {@code Os.reserve}. */
  public long reserve(long hint, long n) {
    long size = Unsigned.alignUp(n, PAGE);
    if (n == 0 || size <= 0 || size > HIGHEST - LOWEST) {
      return 0;
    }
    long at = place(hint, size);
    return at != Intervals.NONE && reserved.add(at, at + size) ? at : 0;
  }

  private long place(long hint, long size) {
    long wish = Unsigned.alignDown(hint, PAGE);
    if (Unsigned.within(wish, LOWEST, HIGHEST - size + 1)
        && !reserved.overlaps(wish, wish + size)) {
      return wish;
    }
    // Large pages fit only where the address is aligned as they are.
    long alignment = size >= LARGE ? LARGE : PAGE;
    long at = reserved.gap(size, alignment, FIRST, HIGHEST);
    return at != Intervals.NONE ? at : reserved.gap(size, alignment, LOWEST, HIGHEST);
  }

  /** As {@code Os.commit}. */
  public long commit(long p, long n) {
    if (!isReserved(p, n)) {
      return Errno.EINVAL.result();
    }
    long available = (frames.free() - RESERVE) * PAGE;
    if (n <= available) {
      return 0;
    }
    if (available > 0 && !hasTable && n >= SMALLEST_TABLE && n <= LARGEST_TABLE) {
      hasTable = true;
      return 0;
    }
    if (available <= 0 || n > SMALL_MACHINE - frames.total() * PAGE - overdraft) {
      return Errno.ENOMEM.result();
    }
    overdraft += n;
    return 0;
  }

  /** As {@code Os.decommit}. */
  public long decommit(long p, long n) {
    if (!isReserved(p, n)) {
      return Errno.EINVAL.result();
    }
    long end = p + Unsigned.alignUp(n, PAGE);
    if (tables.unmap(p, end) == end - p) {
      boolean _ = spoilt.add(p, end); // without room for it, its pages are zeroed
    }
    return 0;
  }

  /** As {@code Os.release}. */
  public long release(long p, long n) {
    if (!isReserved(p, n)) {
      return Errno.EINVAL.result();
    }
    long end = p + Unsigned.alignUp(n, PAGE);
    if (!spoilt.remove(p, end) || !reserved.remove(p, end)) {
      return Errno.ENOMEM.result();
    }
    long _ = tables.unmap(p, end);
    return 0;
  }

  private boolean isReserved(long p, long n) {
    long size = Unsigned.alignUp(n, PAGE);
    return (p & PAGE - 1) == 0
        && size > 0
        && Unsigned.within(p, LOWEST, HIGHEST)
        && size <= HIGHEST - p
        && reserved.contains(p, p + size);
  }

  /** Maps the page at the address, and those around it, if the program may have it. */
  public Touch touch(long address) {
    if (address < 0 || address > HIGHEST) {
      return Touch.FOREIGN;
    }
    int index = reserved.find(address);
    if (index != Intervals.NONE) {
      return touchIn(reserved, index, address);
    }
    index = zeroed.find(address);
    return index != Intervals.NONE ? touchIn(zeroed, index, address) : Touch.FOREIGN;
  }

  /** The bytes of memory that there are for pages, used or not. */
  public long memory() {
    return frames.total() * PAGE;
  }

  /** Page faults that mapped something. */
  public long faults() {
    return faults;
  }

  private Touch touchIn(Intervals ranges, int index, long address) {
    long from = ranges.from(index);
    long to = ranges.to(index);
    faults++;
    if (growsDensely(address, from, to) && mapLarge(Unsigned.alignDown(address, LARGE))) {
      return Touch.MAPPED;
    }
    long page = Unsigned.alignDown(address, PAGE);
    if (!mapSmall(page)) {
      return Touch.NO_MEMORY;
    }
    int pages = tables.entry(page - PAGE) != 0 ? GROUP : SMALL_GROUP;
    long group = Unsigned.alignDown(address, pages * PAGE);
    long end = Math.min(group + pages * PAGE, to);
    for (long at = Math.max(group, from); at < end && frames.free() > RESERVE; at += PAGE) {
      mapSmall(at);
    }
    return Touch.MAPPED;
  }

  /**
   * Whether a large page is worth its memory: it lies in the range, the page before it is in use
   * (so memory is touched one after the other, not here and there), and plenty is free.
   */
  private boolean growsDensely(long address, long from, long to) {
    long large = Unsigned.alignDown(address, LARGE);
    return large > from
        && large + LARGE <= to
        && frames.free() > Math.max(frames.total() / 8, PLENTY)
        && tables.roomForLarge(large)
        && tables.entry(large - PAGE) != 0;
  }

  private boolean mapLarge(long address) {
    boolean anything = spoilt.contains(address, address + LARGE);
    long block = anything ? frames.takeBlock() : frames.takeZeroedBlock();
    if (block == FrameAllocator.NONE) {
      return false;
    }
    if (!tables.mapLarge(address, block, Protection.WRITE)) {
      frames.releaseBlock(block);
      return false;
    }
    return true;
  }

  private boolean mapSmall(long page) {
    if (tables.entry(page) != 0) {
      return true;
    }
    boolean anything = spoilt.find(page) != Intervals.NONE;
    long frame = anything ? frames.take() : frames.takeZeroed();
    if (frame == FrameAllocator.NONE) {
      return false;
    }
    if (!tables.map(page, frame, Protection.WRITE)) {
      frames.release(frame);
      return false;
    }
    return true;
  }
}
