package portkit.nacl.tender;

import portkit.metal.hw.Atomic;
import portkit.nacl.policy.Places;
import portkit.os.Failure;

/**
 * The blocks of address space that threads live in, each with a signal stack, a stack and, at the
 * stack's end, the thread's context; between them nothing is mapped.
 */
final class ThreadBlocks {
  /** How many threads there may be at a time. */
  static final int COUNT = 1024;

  private static final long PAGE = Places.PAGE;
  private static final long BLOCK = 256 << 10;

  /** The kernel's frames with all vector state, two deep, and 8 KiB for the handler (FLT-01). */
  private static final long SIGNAL_STACK = 60 << 10;

  private static final long STACK = SIGNAL_STACK + 2 * PAGE;
  private static final int READ_WRITE = 3;
  private static final int TAKEN = -1;

  private final Gate gate;
  private int process;

  /** Blocks below were in use at some time, so that their memory is there. */
  private int used;

  ThreadBlocks(Gate gate) {
    this.gate = gate;
    if (COUNT * BLOCK > Places.GUARD - Places.STACKS || COUNT > 1 << 16) {
      throw new IllegalStateException(Failure.INTERNAL + ": too many threads");
    }
  }

  /** Threads will belong to this process. */
  void start(int number) {
    process = number;
  }

  /** How many contexts there are at most that may be in use. */
  int count() {
    return used;
  }

  /** The context of a block. */
  long context(int index) {
    return Places.STACKS + (index + 1) * BLOCK - PAGE;
  }

  /** The number of a context's block. */
  int index(long context) {
    return (int) ((context - Places.STACKS) / BLOCK);
  }

  /** The context of the thread with an FS base, or 0. */
  long byTls(long base) {
    for (int i = 0; i < used; i++) {
      long context = context(i);
      if (ThreadContext.TLS.get(context) == base && ThreadContext.THREAD.get(context) != 0) {
        return context;
      }
    }
    return 0;
  }

  /** A context of nobody else's, with memory and signal stack; 0 if there is none. */
  long take() {
    for (int i = 0; i < used; i++) {
      if (Atomic.compareAndSet32(ThreadContext.THREAD.in(context(i)), 0, TAKEN)) {
        reset(context(i));
        return context(i);
      }
    }
    return used < COUNT ? takeNew() : 0;
  }

  /** Under the lock of whoever spawns. */
  private long takeNew() {
    long block = Places.STACKS + used * BLOCK;
    long context = context(used);
    if (gate.mprotect(block + PAGE, SIGNAL_STACK, READ_WRITE) != 0
        || gate.mprotect(block + STACK, BLOCK - STACK, READ_WRITE) != 0) {
      return 0;
    }
    ThreadContext.THREAD.set(context, TAKEN);
    ThreadContext.PROCESS.set(context, process);
    ThreadContext.SIGNAL_STACK.set(context, block + PAGE);
    ThreadContext.SIGNAL_STACK_SIZE.set(context, SIGNAL_STACK);
    used++;
    return context;
  }

  private static void reset(long context) {
    ThreadContext.PENDING.set(context, 0);
    ThreadContext.IN_HANDLER.set(context, 0);
  }

  /** The context was not needed after all. */
  void giveBack(long context) {
    ThreadContext.THREAD.set(context, 0);
  }
}
