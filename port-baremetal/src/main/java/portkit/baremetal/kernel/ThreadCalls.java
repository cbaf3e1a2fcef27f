package portkit.baremetal.kernel;

import portkit.baremetal.thread.FaultDelivery;
import portkit.baremetal.thread.GuestThread;
import portkit.baremetal.thread.Scheduler;
import portkit.baremetal.thread.ThreadTable;
import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.EnablesInterrupts;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/** The interface's calls for threads and faults: {@code spawn, settls, onfault, interrupt}. */
public final class ThreadCalls {
  /** Addresses have 48 bits; the others repeat the last one (SDM vol. 1, 3.3.7.1). */
  private static final int UNUSED_BITS = 16;

  /** What the interface promises the function of a thread. */
  private static final int THREAD_STACK = 16 << 10;

  private final ThreadTable threads;
  private final Scheduler scheduler;
  private final FaultDelivery faults;

  /** With who knows the threads. */
  public ThreadCalls(ThreadTable threads, Scheduler scheduler, FaultDelivery faults) {
    this.threads = threads;
    this.scheduler = scheduler;
    this.faults = faults;
  }

  /** {@code Os.spawn}. */
  @Export("os.spawn")
  @StackBudget(CallStack.CALL)
  public long spawn(long fn, long argument, long fsBase) {
    if (!isCanonical(fsBase)) {
      return Errno.EINVAL.result();
    }
    long flags = Interrupts.save();
    GuestThread thread = threads.create(scheduler.current(), fn, argument, fsBase);
    if (thread != null) {
      scheduler.add(thread);
    }
    scheduler.leave(flags);
    return thread != null ? 0 : Errno.EAGAIN.result();
  }

  /** The life of a thread, on its own stack; called with interrupts off, never returns. */
  @Export("thread.begin")
  @EnablesInterrupts
  @CalleeStack(THREAD_STACK)
  public void begin(int number) {
    GuestThread me = threads.thread(number);
    scheduler.begun();
    Interrupts.enable();
    FunctionPointer.call(me.function(), me.argument());
    Interrupts.disable();
    scheduler.end();
  }

  /** {@code Os.settls}. */
  @Export("os.settls")
  @StackBudget(CallStack.CALL)
  public long settls(long base) {
    if (!isCanonical(base)) {
      return Errno.EINVAL.result();
    }
    long flags = Interrupts.save();
    threads.setFsBase(scheduler.current(), base);
    scheduler.leave(flags);
    return 0;
  }

  private static boolean isCanonical(long address) {
    return address << UNUSED_BITS >> UNUSED_BITS == address;
  }

  /** {@code Os.onfault}. */
  @Export("os.onfault")
  @StackBudget(CallStack.CALL)
  public long onfault(long fn) {
    faults.setHandler(fn);
    return 0;
  }

  /** {@code Os.interrupt}. */
  @Export("os.interrupt")
  @StackBudget(CallStack.CALL)
  public long interrupt(long fsBase) {
    long flags = Interrupts.save();
    GuestThread thread = threads.byFsBase(fsBase);
    if (thread != null) {
      scheduler.requestInterrupt(thread);
    }
    scheduler.leave(flags);
    return thread != null ? 0 : Errno.ESRCH.result();
  }
}
