package portkit.hosted;

import java.util.concurrent.locks.LockSupport;
import portkit.hosted.code.FatalFault;
import portkit.hosted.code.HostContext;
import portkit.hosted.code.Trampolines;
import portkit.hosted.host.Kernel;
import portkit.hosted.trace.Statistics;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A thread of the program, which is a platform thread of Java's: a virtual thread could not leave
 * its carrier while machine code is on its stack.
 */
final class GuestThread extends Thread {
  /** For calls into Java; the program itself runs on the context's stacks. */
  private static final long JAVA_STACK = 512 << 10;

  private final Guest guest;
  private final long function;
  private final long argument;
  private final HostContext context;
  private int threadId;
  private boolean retired;

  GuestThread(Guest guest, String name, long function, long argument, long fsBase) {
    super(null, null, name, JAVA_STACK, false);
    this.guest = guest;
    this.function = function;
    this.argument = argument;
    context = HostContext.take(CallGate.address(), guest.table().handlerCell(), fsBase);
    setDaemon(true);
    guest.memory().lend(context.stackBottom(), context.stackTop() - context.stackBottom());
    guest.memory().lend(context.faultStackBottom(), context.faultStackSize());
  }

  /** The thread of the program that calls this. */
  static GuestThread current() {
    return (GuestThread) Thread.currentThread();
  }

  Guest guest() {
    return guest;
  }

  HostContext context() {
    return context;
  }

  /** Its FS base in the program. */
  long fsBase() {
    return context.guestFs();
  }

  /** Sets its FS base, from its own call. */
  void fsBase(long base) {
    guest.threads().rebind(this, context.guestFs(), base);
    context.guestFs(base);
  }

  @Override
  public void run() {
    try {
      context.useSignalStack();
      synchronized (context) {
        threadId = Kernel.threadId();
      }
      if (!guest.ending()) {
        long result = Trampolines.enter(context, function, context.stackTop(), argument);
        leave(result);
      }
    } catch (Throwable t) {
      defect(t);
    } finally {
      context.leaveSignalStack();
      guest.threads().left(this);
    }
  }

  private void leave(long result) {
    FatalFault fault = context.fatalFault();
    if (fault != null) {
      guest.fault(new FaultReport(guest.program(), getName(), fault));
    } else if (guest.threads().isMain(this)) {
      guest.exit((int) result); // clause ENT-04
    }
  }

  /** Something in the port itself went wrong on this thread: the program cannot go on. */
  void defect(Throwable cause) {
    guest.fail(
        switch (cause) {
          case PortkitException known -> known;
          // What a port of somebody's does not do yet.
          case UnsupportedOperationException missing ->
              new PortkitException(Failure.INTERNAL, missing.getMessage(), missing);
          default ->
              new PortkitException(Failure.INTERNAL, "defect in the hosted port: " + cause, cause);
        });
  }

  /** Takes the thread out of the program, wherever it is; may have to be repeated. */
  void end() {
    synchronized (context) {
      if (!retired) {
        context.postEnd();
        nudge();
      }
    }
    LockSupport.unpark(this);
  }

  /** Delivers an interrupt to the program on this thread. */
  void interruptGuest() {
    synchronized (context) {
      if (!retired) {
        context.postInterrupt();
        nudge();
      }
    }
  }

  /** A thread that has not told its number yet looks for itself when it enters the program. */
  private void nudge() {
    if (threadId != 0) {
      Trampolines.nudge(threadId);
    }
  }

  /** Hands over its numbers and its context, which the next thread may have. */
  void retire(Statistics statistics) {
    synchronized (context) {
      retired = true;
    }
    for (int slot = 0; slot < Statistics.SLOTS; slot++) {
      statistics.calls(slot, context.calls(slot));
    }
    statistics.delivered(context.faults(), context.interrupts());
    guest.memory().takeBack(context.stackBottom(), context.stackTop() - context.stackBottom());
    guest.memory().takeBack(context.faultStackBottom(), context.faultStackSize());
    context.giveBack();
  }
}
