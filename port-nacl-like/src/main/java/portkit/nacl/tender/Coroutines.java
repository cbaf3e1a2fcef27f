package portkit.nacl.tender;

import portkit.metal.hw.Memory;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.Stack;
import portkit.metal.hw.StaticMemory;

/**
 * Threads of the program that take turns on the one thread of the kernel's. A turn ends when the
 * thread sleeps or yields, and where it asks the time after a millisecond; nothing else interrupts
 * it, so nothing here needs a lock.
 */
final class Coroutines {
  /** A deadline that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int READY = 0;
  private static final int ASLEEP = 1;
  private static final long TURN = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private final Gate gate;
  private final ThreadBlocks blocks;
  private final TimeCalls time;
  private final StaticMemory timespec = new StaticMemory(16, 8);

  /** A word that nobody changes, to wait on. */
  private final StaticMemory idle = new StaticMemory(64, 64);

  private long turnBegan;

  Coroutines(Gate gate, ThreadBlocks blocks, TimeCalls time) {
    this.gate = gate;
    this.blocks = blocks;
    this.time = time;
  }

  /** A new thread, whose context says what it is to run; it begins at its first turn. */
  void add(long context, long begin) {
    ThreadContext.THREAD.set(context, ThreadContext.PROCESS.get(context));
    ThreadContext.STATE.set(context, READY);
    ThreadContext.STACK.set(context, Stack.prepare(context, begin, context));
  }

  /** Ends the thread that runs. */
  void end() {
    ThreadContext.THREAD.set(SegmentBase.gs(), 0);
    switchTo(awaitNext());
  }

  /** Lets others have their turns until the thread is woken, or the deadline has passed. */
  long sleep(long word, long deadline, long resultAtDeadline) {
    long me = SegmentBase.gs();
    ThreadContext.WORD.set(me, word);
    ThreadContext.DEADLINE.set(me, deadline);
    ThreadContext.RESULT.set(me, resultAtDeadline);
    ThreadContext.STATE.set(me, ASLEEP);
    switchTo(awaitNext());
    return ThreadContext.RESULT.get(me);
  }

  /** Wakes up to so many sleepers on a word; returns how many. */
  int wake(long word, int most) {
    int woken = 0;
    for (int i = 0; i < blocks.count() && Integer.compareUnsigned(woken, most) < 0; i++) {
      long context = blocks.context(i);
      if (isAsleep(context) && ThreadContext.WORD.get(context) == word) {
        ThreadContext.STATE.set(context, READY);
        ThreadContext.RESULT.set(context, 0);
        woken++;
      }
    }
    return woken;
  }

  /** Gives another thread that can run its turn; false if there is none. */
  boolean yield() {
    long next = next();
    // The fault handler runs on the one signal stack: it keeps its turn.
    if (next == 0 || ThreadContext.IN_HANDLER.get(SegmentBase.gs()) != 0) {
      return false;
    }
    switchTo(next);
    return true;
  }

  /** The same if the turn has lasted long enough. */
  void yieldAfterTurn(long now) {
    if (now - turnBegan >= TURN) {
      turnBegan = now;
      boolean _ = this.yield();
    }
  }

  /** Nanoseconds until the first sleeper's deadline, at least 0; {@link #NEVER} if none has one. */
  long untilDeadline() {
    long first = NEVER;
    for (int i = 0; i < blocks.count(); i++) {
      if (isAsleep(blocks.context(i))) {
        first = Math.min(first, ThreadContext.DEADLINE.get(blocks.context(i)));
      }
    }
    return first == NEVER ? NEVER : Math.max(0, first - time.nanotime());
  }

  private long awaitNext() {
    long next = next();
    while (next == 0) {
      long rest = untilDeadline();
      Memory.store64(timespec.address(), rest / SECOND);
      Memory.store64(timespec.address() + Long.BYTES, rest % SECOND);
      long _ = gate.futexWait(idle.address(), 0, rest == NEVER ? 0 : timespec.address());
      next = next();
    }
    return next;
  }

  /** The next thread in turn that can run, other than this one unless it was asleep; or 0. */
  private long next() {
    long me = SegmentBase.gs();
    int mine = blocks.index(me);
    long now = 0;
    for (int i = 1; i <= blocks.count(); i++) {
      long context = blocks.context((mine + i) % blocks.count());
      if (ThreadContext.THREAD.get(context) == 0) {
        continue;
      }
      if (ThreadContext.STATE.get(context) == ASLEEP
          && ThreadContext.DEADLINE.get(context) != NEVER) {
        now = now == 0 ? time.nanotime() : now;
        if (ThreadContext.DEADLINE.get(context) <= now) {
          ThreadContext.STATE.set(context, READY);
          return context;
        }
      }
      if (ThreadContext.STATE.get(context) == READY && context != me) {
        return context;
      }
    }
    return 0;
  }

  private static boolean isAsleep(long context) {
    return ThreadContext.THREAD.get(context) != 0 && ThreadContext.STATE.get(context) == ASLEEP;
  }

  private void switchTo(long next) {
    long me = SegmentBase.gs();
    if (next == me) {
      return;
    }
    gate.storeControlWords(ThreadContext.CONTROL.in(me));
    SegmentBase.setGs(next);
    SegmentBase.setFs(ThreadContext.TLS.get(next));
    Stack.switchTo(ThreadContext.STACK.in(me), ThreadContext.STACK.get(next));
    gate.loadControlWords(ThreadContext.CONTROL.in(me));
  }
}
