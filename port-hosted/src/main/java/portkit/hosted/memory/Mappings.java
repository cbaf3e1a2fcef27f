package portkit.hosted.memory;

import portkit.hosted.host.Kernel;

/**
 * Address space that was mapped for somebody who keeps books of his own. Mistakes end in an
 * exception, not in the JVM's own memory. Thread-safe.
 */
public final class Mappings {
  private final RangeSet mapped = new RangeSet();

  /** Nothing is mapped. */
  public Mappings() {}

  /** Maps so many bytes, rounded up to whole pages, that nobody can access; 0 if it cannot be. */
  public synchronized long map(long bytes) {
    if (bytes <= 0 || bytes > Kernel.ADDRESS_END) {
      return 0;
    }
    long address = Kernel.map(0, bytes, Kernel.PROT_NONE);
    if (address <= 0) {
      return 0;
    }
    mapped.add(address, address + (bytes + Kernel.PAGE - 1 & -Kernel.PAGE));
    return address;
  }

  /** Makes pages readable and writable; false if memory is exhausted. */
  public synchronized boolean open(long address, long bytes) {
    require(address, bytes);
    return Kernel.protect(address, bytes, Kernel.PROT_READ | Kernel.PROT_WRITE) == 0;
  }

  /** Gives the memory of pages back. */
  public synchronized void discard(long address, long bytes) {
    require(address, bytes);
    long _ = Kernel.discard(address, bytes);
  }

  /** Unmaps pages. */
  public synchronized void unmap(long address, long bytes) {
    require(address, bytes);
    if (Kernel.unmap(address, bytes) == 0) {
      mapped.remove(address, address + bytes);
    }
  }

  /** Whether a range is mapped. */
  public synchronized boolean contains(long address, long bytes) {
    return address > 0
        && bytes >= 0
        && bytes <= Kernel.ADDRESS_END - address
        && mapped.contains(address, address + bytes);
  }

  /** Unmaps everything. */
  public synchronized void clear() {
    mapped.each(
        new RangeSet.Visitor() {
          @Override
          public void range(long low, long high) {
            Kernel.unmap(low, high - low);
          }
        });
    mapped.remove(0, Long.MAX_VALUE);
  }

  private void require(long address, long bytes) {
    boolean whole = address % Kernel.PAGE == 0 && bytes > 0 && bytes % Kernel.PAGE == 0;
    if (!whole || !contains(address, bytes)) {
      throw new IllegalArgumentException(
          "%d bytes at 0x%x are not whole pages that were mapped".formatted(bytes, address));
    }
  }
}
