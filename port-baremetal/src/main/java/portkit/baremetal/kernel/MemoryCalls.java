package portkit.baremetal.kernel;

import portkit.baremetal.memory.AddressSpace;
import portkit.metal.hw.Export;
import portkit.metal.hw.Interrupts;

/** The interface's calls for memory. */
public final class MemoryCalls {
  private final AddressSpace space;

  /** With the program's address space. */
  public MemoryCalls(AddressSpace space) {
    this.space = space;
  }

  /** {@code Os.reserve}. */
  @Export("os.reserve")
  public long reserve(long hint, long n) {
    long flags = Interrupts.save();
    long result = space.reserve(hint, n);
    Interrupts.restore(flags);
    return result;
  }

  /** {@code Os.commit}. */
  @Export("os.commit")
  public long commit(long p, long n) {
    long flags = Interrupts.save();
    long result = space.commit(p, n);
    Interrupts.restore(flags);
    return result;
  }

  /** {@code Os.decommit}. */
  @Export("os.decommit")
  public long decommit(long p, long n) {
    long flags = Interrupts.save();
    long result = space.decommit(p, n);
    Interrupts.restore(flags);
    return result;
  }

  /** {@code Os.release}. */
  @Export("os.release")
  public long release(long p, long n) {
    long flags = Interrupts.save();
    long result = space.release(p, n);
    Interrupts.restore(flags);
    return result;
  }
}
