package portkit.baremetal.kernel;

import portkit.baremetal.memory.AddressSpace;
import portkit.baremetal.thread.Scheduler;
import portkit.metal.hw.Export;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.StackBudget;

/** The interface's calls for memory. */
public final class MemoryCalls {
  private final AddressSpace space;
  private final Scheduler scheduler;

  /** With the program's address space. */
  public MemoryCalls(AddressSpace space, Scheduler scheduler) {
    this.space = space;
    this.scheduler = scheduler;
  }

  /** {@code Os.reserve}. */
  @Export("os.reserve")
  @StackBudget(CallStack.CALL)
  public long reserve(long hint, long n) {
    long flags = Interrupts.save();
    long result = space.reserve(hint, n);
    scheduler.leave(flags);
    return result;
  }

  /** {@code Os.commit}. */
  @Export("os.commit")
  @StackBudget(CallStack.CALL)
  public long commit(long p, long n) {
    long flags = Interrupts.save();
    long result = space.commit(p, n);
    scheduler.leave(flags);
    return result;
  }

  /** {@code Os.decommit}. */
  @Export("os.decommit")
  @StackBudget(CallStack.CALL)
  public long decommit(long p, long n) {
    long flags = Interrupts.save();
    long result = space.decommit(p, n);
    scheduler.leave(flags);
    return result;
  }

  /** {@code Os.release}. */
  @Export("os.release")
  @StackBudget(CallStack.CALL)
  public long release(long p, long n) {
    long flags = Interrupts.save();
    long result = space.release(p, n);
    scheduler.leave(flags);
    return result;
  }
}
