package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.StackBudget;

/** The interface's calls for memory. */
final class MemoryCalls {
  private final ProgramSpace space;

  MemoryCalls(ProgramSpace space) {
    this.space = space;
  }

  /** {@code Os.reserve}. */
  @Export("os.reserve")
  @StackBudget(CallStack.CALL)
  long reserve(long hint, long n) {
    return space.reserve(hint, n);
  }

  /** {@code Os.commit}. */
  @Export("os.commit")
  @StackBudget(CallStack.CALL)
  long commit(long p, long n) {
    return space.commit(p, n);
  }

  /** {@code Os.decommit}. */
  @Export("os.decommit")
  @StackBudget(CallStack.CALL)
  long decommit(long p, long n) {
    return space.decommit(p, n);
  }

  /** {@code Os.release}. */
  @Export("os.release")
  @StackBudget(CallStack.CALL)
  long release(long p, long n) {
    return space.release(p, n);
  }
}
