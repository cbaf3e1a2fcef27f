package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StackBudget;
import portkit.metal.port.TableWriter;
import portkit.os.Errno;
import portkit.os.OsTable;

/** The calls that are other ones where threads are coroutines. */
final class CoroutineCalls {
  private final Gate gate;
  private final ThreadBlocks blocks;
  private final Coroutines coroutines;
  private final TimeCalls time;
  private final IoCalls io;
  private final SleepCalls sleep;

  CoroutineCalls(Gate gate, ThreadBlocks blocks, TimeCalls time, IoCalls io, SleepCalls sleep) {
    this.gate = gate;
    this.blocks = blocks;
    this.time = time;
    this.io = io;
    this.sleep = sleep;
    coroutines = new Coroutines(gate, blocks, time);
  }

  /** Puts them into a table in the place of the others. */
  void replace(TableWriter table) {
    replace(table, OsTable.SPAWN, FunctionPointer.to("coroutine.spawn"));
    replace(table, OsTable.INTERRUPT, FunctionPointer.to("coroutine.interrupt"));
    replace(table, OsTable.SLEEP, FunctionPointer.to("coroutine.sleep"));
    replace(table, OsTable.WAKEUP, FunctionPointer.to("coroutine.wakeup"));
    replace(table, OsTable.YIELD, FunctionPointer.to("coroutine.yield"));
    replace(table, OsTable.NANOTIME, FunctionPointer.to("coroutine.nanotime"));
    replace(table, OsTable.READ, FunctionPointer.to("coroutine.read"));
  }

  private static void replace(TableWriter table, int offset, long method) {
    if (Memory.load64(table.address() + offset) != 0) {
      Memory.store64(table.address() + offset, method);
    }
  }

  /** {@code Os.spawn}. */
  @Export("coroutine.spawn")
  @StackBudget(CallStack.CALL)
  long spawn(long fn, long argument, long fsBase) {
    if (!ThreadCalls.isCanonical(fsBase)) {
      return Errno.EINVAL.result();
    }
    long context = blocks.take();
    if (context == 0) {
      return Errno.EAGAIN.result();
    }
    ThreadContext.FUNCTION.set(context, fn);
    ThreadContext.ARGUMENT.set(context, argument);
    ThreadContext.TLS.set(context, fsBase);
    coroutines.add(context, FunctionPointer.to("coroutine.begin"));
    return 0;
  }

  /** A thread's first turn, on its own stack; GS and FS are its already. */
  @Export("coroutine.begin")
  void begin(long context) {
    gate.enterCoroutine(
        ThreadContext.ARGUMENT.get(context), ThreadContext.FUNCTION.get(context), context);
  }

  /** A thread's function has returned. */
  @Export("coroutine.end")
  void end() {
    coroutines.end();
  }

  /** {@code Os.interrupt}: none that is interrupted runs now, but perhaps this one. */
  @Export("coroutine.interrupt")
  @StackBudget(CallStack.CALL)
  long interrupt(long fsBase) {
    long context = blocks.byTls(fsBase);
    if (context == 0) {
      return Errno.ESRCH.result();
    }
    ThreadContext.PENDING.set(context, 1);
    return 0;
  }

  /** {@code Os.sleep}. */
  @Export("coroutine.sleep")
  @StackBudget(CallStack.CALL)
  long sleep(long word, int expected, long timeout) {
    // The kernel looks at the word for us: the memory may be gone.
    long result = sleep.sleep(word, expected, 0);
    if (result != Errno.ETIMEDOUT.result() || timeout == 0) {
      return result;
    }
    long now = time.nanotime();
    long deadline =
        timeout < 0 || timeout >= Coroutines.NEVER - now ? Coroutines.NEVER : now + timeout;
    return coroutines.sleep(word, deadline, result);
  }

  /** {@code Os.wakeup}. */
  @Export("coroutine.wakeup")
  @StackBudget(CallStack.CALL)
  long wakeup(long word, int count) {
    long error = sleep.check(word);
    return error != 0 ? error : coroutines.wake(word, count);
  }

  /** {@code Os.yield}. */
  @Export("coroutine.yield")
  @StackBudget(CallStack.CALL)
  void yield() {
    boolean _ = coroutines.yield();
  }

  /** {@code Os.nanotime}: a thread that waits for another by the clock lets it come. */
  @Export("coroutine.nanotime")
  @StackBudget(CallStack.CALL)
  long nanotime() {
    coroutines.yieldAfterTurn(time.nanotime());
    return time.nanotime();
  }

  /** {@code Os.read}: others have their turns until there is input (clause RED-04). */
  @Export("coroutine.read")
  @StackBudget(CallStack.CALL)
  long read(long fd, long p, long n) {
    if (fd == 0 && n != 0) {
      while (!io.isReadable(0)) {
        if (!coroutines.yield()) {
          boolean _ = io.isReadable(milliseconds(coroutines.untilDeadline()));
        }
      }
    }
    return io.read(fd, p, n);
  }

  /** Rounded up, and never so long that the kernel takes it for ever. */
  private static int milliseconds(long nanoseconds) {
    return (int) Math.min(nanoseconds / 1_000_000 + 1, 1000);
  }
}
