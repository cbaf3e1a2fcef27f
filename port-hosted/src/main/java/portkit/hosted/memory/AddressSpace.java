package portkit.hosted.memory;

import portkit.hosted.host.Kernel;
import portkit.hosted.host.Native;
import portkit.os.Errno;

/**
 * The memory of one program within the JVM's process: what is reserved and committed, and which
 * addresses the program may name to a call. The books give the exact answers that the contract
 * demands (clauses MEM-01 to MEM-14 and CAL-02); the kernel only maps pages. Thread-safe.
 */
public final class AddressSpace {
  /**
   * Pages are made accessible in units of this size, since a runtime commits a few pages at a time
   * and the kernel call costs more than the rest of the commit. Memory is still taken page by page,
   * when it is touched.
   */
  private static final long UNIT = 256 << 10;

  private final RangeSet reserved = new RangeSet();
  private final RangeSet committed = new RangeSet();

  /** Where the kernel lets the program read and write; committed pages are a part of it. */
  private final RangeSet opened = new RangeSet();

  private final RangeSet lentToRead = new RangeSet();
  private final RangeSet lentToWrite = new RangeSet();
  private long peakReserved;
  private long peakCommitted;

  /** Clauses MEM-01 and MEM-02: an address, or 0. */
  public synchronized long reserve(long hint, long n) {
    long size = pages(n);
    if (size == 0) {
      return 0;
    }
    long address = Kernel.map(usable(hint, size), size, Kernel.PROT_NONE);
    if (address < 0) {
      return 0;
    }
    reserved.add(address, address + size);
    peakReserved = Math.max(peakReserved, reserved.size());
    return address;
  }

  /** Clauses MEM-04 to MEM-08: 0 or a negated error code. */
  public synchronized long commit(long p, long n) {
    if (!isReserved(p, n)) {
      return Errno.EINVAL.result();
    }
    long end = p + pages(n);
    if (!open(p, end)) {
      return Errno.ENOMEM.result();
    }
    committed.add(p, end);
    peakCommitted = Math.max(peakCommitted, committed.size());
    return 0;
  }

  /** Clauses MEM-09 to MEM-11: 0 or a negated error code. */
  public synchronized long decommit(long p, long n) {
    if (!isReserved(p, n)) {
      return Errno.EINVAL.result();
    }
    committed.remove(p, p + pages(n));
    return Kernel.discard(p, pages(n));
  }

  /** Clauses MEM-12 to MEM-14: 0 or a negated error code. */
  public synchronized long release(long p, long n) {
    if (!isReserved(p, n)) {
      return Errno.EINVAL.result();
    }
    long end = p + pages(n);
    long result = Kernel.unmap(p, end - p);
    if (result == 0) {
      reserved.remove(p, end);
      committed.remove(p, end);
      opened.remove(p, end);
    }
    return result;
  }

  /** Lets calls read n bytes at p for the program: its code, its table, its stacks. */
  public synchronized void lendToRead(long p, long n) {
    lentToRead.add(p, p + n);
  }

  /** Lets calls read and write n bytes at p for the program. */
  public synchronized void lend(long p, long n) {
    lentToRead.add(p, p + n);
    lentToWrite.add(p, p + n);
  }

  /** Takes back what was lent. */
  public synchronized void takeBack(long p, long n) {
    lentToRead.remove(p, p + n);
    lentToWrite.remove(p, p + n);
  }

  /** Whether all n bytes (unsigned) at p are the program's to read. */
  public synchronized boolean readable(long p, long n) {
    return within(committed, p, n) || within(lentToRead, p, n);
  }

  /** Whether all n bytes (unsigned) at p are the program's to write. */
  public synchronized boolean writable(long p, long n) {
    return within(committed, p, n) || within(lentToWrite, p, n);
  }

  /** Whether the word at p holds the value; no other thread can take the memory away meanwhile. */
  public synchronized boolean wordIs(long p, int value) {
    return readable(p, Integer.BYTES) && Native.memory(p, Integer.BYTES).getInt(0) == value;
  }

  /** Copies from the program's memory; false, and nothing, if it is not the program's to read. */
  public synchronized boolean copyOut(long p, byte[] to) {
    if (!readable(p, to.length)) {
      return false;
    }
    Native.memory(p, to.length).get(to);
    return true;
  }

  /** Copies into the program's memory; false, and nothing, if it is not the program's to write. */
  public synchronized boolean copyIn(long p, byte[] from, int size) {
    if (!writable(p, size)) {
      return false;
    }
    Native.memory(p, size).put(from, 0, size);
    return true;
  }

  /** What the program has asked for so far. */
  public synchronized MemoryUse use() {
    return new MemoryUse(reserved.size(), committed.size(), peakReserved, peakCommitted);
  }

  /** Unmaps all that is reserved, when no thread of the program is left. */
  public synchronized void clear() {
    reserved.each(
        new RangeSet.Visitor() {
          @Override
          public void range(long low, long high) {
            Kernel.unmap(low, high - low);
          }
        });
    reserved.remove(0, Long.MAX_VALUE);
    committed.remove(0, Long.MAX_VALUE);
    opened.remove(0, Long.MAX_VALUE);
  }

  private boolean open(long low, long high) {
    if (opened.contains(low, high)) {
      return true;
    }
    long from = Math.max(low & -UNIT, reserved.runLow(low));
    long to = Math.min((high + UNIT - 1) & -UNIT, reserved.runHigh(low));
    if (Kernel.protect(from, to - from, Kernel.PROT_READ | Kernel.PROT_WRITE) != 0) {
      return false;
    }
    opened.add(from, to);
    return true;
  }

  private boolean isReserved(long p, long n) {
    long size = pages(n);
    return size != 0 && p % Kernel.PAGE == 0 && within(reserved, p, size);
  }

  private static boolean within(RangeSet set, long p, long n) {
    return p >= 0 && n >= 0 && n <= Kernel.ADDRESS_END - p && set.contains(p, p + n);
  }

  /** The size rounded up to whole pages; 0 for 0 and for sizes that no address space has. */
  private static long pages(long n) {
    return n < 0 || n > Kernel.ADDRESS_END ? 0 : (n + Kernel.PAGE - 1) & -Kernel.PAGE;
  }

  /** The hint if the kernel can act on it; hints may be ignored. */
  private static long usable(long hint, long size) {
    boolean possible = hint > 0 && hint <= Kernel.ADDRESS_END - size;
    return possible ? hint & -Kernel.PAGE : 0;
  }
}
