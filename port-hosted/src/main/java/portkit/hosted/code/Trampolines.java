package portkit.hosted.code;

import java.lang.invoke.MethodHandle;
import portkit.hosted.host.CodeMemory;
import portkit.hosted.host.Kernel;
import portkit.hosted.host.Native;
import portkit.hosted.host.Vdso;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Label;
import portkit.os.OsTable;

/** The machine code of {@link portkit.hosted.code}, assembled and installed once in a JVM. */
public final class Trampolines {
  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_MONOTONIC = 1;

  private static final Trampolines INSTALLED = new Trampolines();
  private static final MethodHandle ENTER = Native.down(INSTALLED.address(INSTALLED.places.enter));
  private static final int XSAVE_SIZE = INSTALLED.askXsaveSize();

  private final Places places = new Places();
  private final HostSignals signals = new HostSignals();
  private final CallCode calls;
  private final Label nanotime;
  private final Label walltime;
  private final Code code;

  private Trampolines() {
    Vdso vdso = Vdso.find();
    Assembler a = new Assembler();
    a.bind(places.start);
    EnterCode enter = new EnterCode(a, places);
    FaultCode fault = new FaultCode(a, places);
    calls = new CallCode(a, places);
    enter.enter();
    // From Places.inCall, in what was just emitted, to Places.decided lies what an interrupt does
    // not break into.
    enter.leave();
    if (vdso.clockGettime() == 0) {
      nanotime = null;
      walltime = null;
    } else {
      ClockCode clocks = new ClockCode(a, places, vdso.clockGettime());
      nanotime = clocks.clock(slot(OsTable.NANOTIME), CLOCK_MONOTONIC);
      walltime = clocks.clock(slot(OsTable.WALLTIME), CLOCK_REALTIME);
    }
    calls.entries();
    fault.emit();
    fault.xsaveSize();
    HostFacts facts = new HostFacts(signals.own(), signals.previousHandlers(), vdso);
    new SignalCode(a, places, facts).emit();
    code = CodeMemory.install(a);
    signals.install(address(places.handler), address(places.restorer));
  }

  /**
   * Enters the program on the calling thread.
   *
   * @param context the thread's context
   * @param function address of a C function with one argument
   * @param stackTop its stack, 16-aligned
   * @return what it returned; undefined if the thread was taken out of the program
   */
  public static long enter(HostContext context, long function, long stackTop, long argument) {
    try {
      return (long) ENTER.invokeExact(context.address(), function, stackTop, argument, 0L, 0L, 0L);
    } catch (Throwable t) {
      throw new IllegalStateException("entering the program", t);
    }
  }

  /** The address of the table's entry for the slot that calls Java. */
  public static long javaEntry(int slot) {
    return INSTALLED.address(INSTALLED.calls.entry(slot));
  }

  /** The address of the slot's entry that does without Java where there is one. */
  public static long fastEntry(int slot) {
    Label fast = null;
    if (slot == slot(OsTable.NANOTIME)) {
      fast = INSTALLED.nanotime;
    } else if (slot == slot(OsTable.WALLTIME)) {
      fast = INSTALLED.walltime;
    }
    return fast == null ? javaEntry(slot) : INSTALLED.address(fast);
  }

  /** Makes the thread look whether it is to end or to be interrupted, if it is in the program. */
  public static void nudge(int threadId) {
    Kernel.signalThread(threadId, INSTALLED.signals.own());
  }

  /** Whether the address lies in the trampolines. */
  public static boolean contains(long address) {
    return address >= INSTALLED.code.origin()
        && address < INSTALLED.code.origin() + INSTALLED.code.size();
  }

  /** Bytes that XSAVE writes on this machine. */
  static int xsaveSize() {
    return XSAVE_SIZE;
  }

  private static int slot(int offset) {
    return (offset - OsTable.CALLS) / Long.BYTES;
  }

  private long address(Label label) {
    return code.address(label);
  }

  private int askXsaveSize() {
    try {
      MethodHandle ask = Native.down(address(places.xsaveSize));
      return (int) (long) ask.invokeExact(0L, 0L, 0L, 0L, 0L, 0L, 0L);
    } catch (Throwable t) {
      throw new IllegalStateException("asking for the size of vector state", t);
    }
  }
}
