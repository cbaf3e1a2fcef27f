package portkit.baremetal.thread;

import portkit.baremetal.memory.ThreadStacks;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Msr;
import portkit.metal.hw.Stack;

/**
 * The threads that there are and may be. The stacks of a thread that has ended are given back, or
 * to the next one, only when another thread asks: until it has given the processor away the thread
 * still runs on them.
 */
public final class ThreadTable {
  /** What the interface promises a thread, what the kernel's calls take, and a margin. */
  private static final long STACK = 28 << 10;

  /** The entry point's 128 KiB, and the same. */
  private static final long FIRST_STACK = 160 << 10;

  private final GuestThread[] threads;
  private final ThreadStacks stacks;
  private final VectorUnit vectors;

  /** Whether a thread's place has its stacks. */
  private final boolean[] mapped;

  /** Room for so many threads. */
  public ThreadTable(int capacity, ThreadStacks stacks, VectorUnit vectors) {
    this.stacks = stacks;
    this.vectors = vectors;
    threads = new GuestThread[capacity];
    mapped = new boolean[capacity];
    for (int i = 0; i < capacity; i++) {
      threads[i] = new GuestThread(i);
    }
  }

  /** The first thread, with the stack for the entry point; null without memory. */
  public GuestThread first() {
    stacks.start((vectors.areaBytes() + VectorUnit.ALIGNMENT - 1) & -VectorUnit.ALIGNMENT);
    if (!stacks.map(0, FIRST_STACK)) {
      return null;
    }
    mapped[0] = true;
    prepare(threads[0]);
    return threads[0];
  }

  /** The end of the stack of a thread. */
  public long stack(GuestThread thread) {
    return stacks.stack(thread.number);
  }

  /**
   * A thread that will begin with {@code thread.begin(number)}; null if there is no room or no
   * memory for a further one.
   */
  public GuestThread create(GuestThread current, long fn, long argument, long fsBase) {
    GuestThread thread = free(current);
    if (thread == null || !(mapped[thread.number] || stacks.map(thread.number, STACK))) {
      return null;
    }
    mapped[thread.number] = true;
    prepare(thread);
    thread.function = fn;
    thread.argument = argument;
    thread.fsBase = fsBase;
    thread.stackPointer[0] =
        Stack.prepare(stack(thread), FunctionPointer.to("thread.begin"), thread.number);
    giveBack(current);
    return thread;
  }

  private void prepare(GuestThread thread) {
    thread.interruptStack = stacks.interruptStack(thread.number);
    thread.vectorArea = stacks.vectorArea(thread.number);
    thread.faultVectorArea = stacks.secondVectorArea(thread.number);
    thread.interruptRequested = false;
    thread.inFaultHandler = false;
    vectors.clear(thread.vectorArea);
    vectors.clear(thread.faultVectorArea);
  }

  /** The lowest one, so that stacks that are mapped are used again. */
  private GuestThread free(GuestThread current) {
    for (GuestThread thread : threads) {
      if (thread.state == GuestThread.State.FREE && thread != current) {
        return thread;
      }
    }
    return null;
  }

  /** Gives the stacks back of threads that have ended, but for the lowest ones. */
  private void giveBack(GuestThread current) {
    int kept = 0;
    for (GuestThread thread : threads) {
      if (thread.state == GuestThread.State.FREE && mapped[thread.number] && thread != current) {
        if (kept++ >= 4) {
          stacks.unmap(thread.number);
          mapped[thread.number] = false;
        }
      }
    }
  }

  /** The thread with a number. */
  public GuestThread thread(int number) {
    return threads[number];
  }

  /** The thread with an FS base; null if there is none. */
  public GuestThread byFsBase(long fsBase) {
    for (GuestThread thread : threads) {
      if (thread.state != GuestThread.State.FREE && thread.fsBase == fsBase) {
        return thread;
      }
    }
    return null;
  }

  /** Sets the FS base of the thread that runs. */
  public void setFsBase(GuestThread current, long base) {
    current.fsBase = base;
    Msr.write(Msr.FS_BASE, base);
  }
}
