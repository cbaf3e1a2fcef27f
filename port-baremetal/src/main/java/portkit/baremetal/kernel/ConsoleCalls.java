package portkit.baremetal.kernel;

import portkit.baremetal.driver.Console;
import portkit.baremetal.memory.GuestMemory;
import portkit.baremetal.thread.GuestThread;
import portkit.baremetal.thread.Scheduler;
import portkit.metal.hw.Elements;
import portkit.metal.hw.Export;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.StackBudget;
import portkit.os.Errno;

/** The interface's calls for input and output, and its end: {@code Os.write, read, exit}. */
public final class ConsoleCalls {
  private static final long INPUT = 0;
  private static final long OUTPUT = 1;
  private static final long DIAGNOSTICS = 2;

  private final Console console;
  private final GuestMemory memory;
  private final Scheduler scheduler;
  private final PowerOff powerOff;

  /** Its address is what threads sleep on that wait for input. */
  private final int[] inputWord = new int[1];

  /** With the console that serves them. */
  public ConsoleCalls(Console console, GuestMemory memory, Scheduler scheduler, PowerOff powerOff) {
    this.console = console;
    this.memory = memory;
    this.scheduler = scheduler;
    this.powerOff = powerOff;
  }

  /** {@code Os.write}. */
  @Export("os.write")
  @StackBudget(CallStack.CALL)
  public long write(long fd, long p, long n) {
    if (fd != OUTPUT && fd != DIAGNOSTICS) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    long flags = Interrupts.save();
    boolean known = memory.isReadable(p, n);
    Interrupts.restore(flags);
    long result = known ? writeReadable(p, n) : Errno.EFAULT.result();
    scheduler.leave(flags);
    return result;
  }

  private long writeReadable(long p, long n) {
    long done = 0;
    while (done < n) {
      long piece = Math.min(console.piece(), n - done);
      long flags = Interrupts.save();
      // Another thread may have released it meanwhile.
      boolean readable = memory.isReadable(p + done, piece);
      if (readable) {
        console.writeForProgram(p + done, piece);
      }
      Interrupts.restore(flags);
      if (!readable) {
        return done > 0 ? done : Errno.EFAULT.result();
      }
      done += piece;
    }
    return n;
  }

  /** {@code Os.read}. */
  @Export("os.read")
  @StackBudget(CallStack.CALL)
  public long read(long fd, long p, long n) {
    if (fd != INPUT) {
      return Errno.EBADF.result();
    }
    if (n == 0) {
      return 0;
    }
    long flags = Interrupts.save();
    while (!console.isReadable()) {
      boolean _ = scheduler.sleep(Elements.address(inputWord), GuestThread.NEVER);
    }
    long result = memory.isWritable(p, n) ? console.read(p, n) : Errno.EFAULT.result();
    scheduler.leave(flags);
    return result;
  }

  /** The console's device has something. */
  void received() {
    console.interrupted();
    if (console.isReadable()) {
      int _ = scheduler.wake(Elements.address(inputWord), 1);
    }
  }

  /** {@code Os.exit}. */
  @Export("os.exit")
  @StackBudget(CallStack.CALL)
  public void exit(int code) {
    powerOff.exit(code);
  }
}
