package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.StackBudget;
import portkit.nacl.policy.Policy;
import portkit.os.Errno;

/** {@code Os.spawn, settls, onfault, interrupt} with threads of the kernel's. */
final class ThreadCalls {
  /** Addresses have 48 bits; the others repeat the last one (SDM vol. 1, 3.3.7.1). */
  private static final int UNUSED_BITS = 16;

  private final Gate gate;
  private final ThreadBlocks blocks;
  private final FaultHandler handler;
  private final Interruption interruption;
  private final Mutex mutex;

  ThreadCalls(Gate gate, ThreadBlocks blocks, FaultHandler handler, Interruption interruption) {
    this.gate = gate;
    this.blocks = blocks;
    this.handler = handler;
    this.interruption = interruption;
    mutex = new Mutex(gate);
  }

  /** {@code Os.spawn}. */
  @Export("os.spawn")
  @StackBudget(CallStack.CALL)
  long spawn(long fn, long argument, long fsBase) {
    if (!isCanonical(fsBase)) {
      return Errno.EINVAL.result();
    }
    mutex.lock();
    long context = blocks.take();
    long result = Errno.EAGAIN.result(); // clause THR-03
    if (context != 0) {
      ThreadContext.FUNCTION.set(context, fn);
      ThreadContext.ARGUMENT.set(context, argument);
      ThreadContext.TLS.set(context, fsBase);
      long thread = ThreadContext.THREAD.in(context);
      if (gate.clone(Policy.THREAD_FLAGS, context, thread, fsBase) > 0) {
        result = 0;
      } else {
        blocks.giveBack(context);
      }
    }
    mutex.unlock();
    return result;
  }

  /** {@code Os.settls}. */
  @Export("os.settls")
  @StackBudget(CallStack.CALL)
  long settls(long base) {
    if (!isCanonical(base)) {
      return Errno.EINVAL.result();
    }
    ThreadContext.TLS.set(SegmentBase.gs(), base);
    SegmentBase.setFs(base);
    return 0;
  }

  static boolean isCanonical(long address) {
    return address << UNUSED_BITS >> UNUSED_BITS == address;
  }

  /** {@code Os.onfault}. */
  @Export("os.onfault")
  @StackBudget(CallStack.CALL)
  long onfault(long fn) {
    handler.set(fn);
    return 0;
  }

  /** {@code Os.interrupt}. */
  @Export("os.interrupt")
  @StackBudget(CallStack.CALL)
  long interrupt(long fsBase) {
    long context = blocks.byTls(fsBase);
    if (context == 0) {
      return Errno.ESRCH.result();
    }
    interruption.send(context);
    return 0;
  }
}
