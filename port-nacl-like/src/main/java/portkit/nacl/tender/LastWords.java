package portkit.nacl.tender;

import portkit.metal.hw.Atomic;
import portkit.metal.hw.CString;
import portkit.metal.hw.Export;
import portkit.metal.hw.Memory;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.StaticMemory;
import portkit.nacl.policy.Places;
import portkit.nacl.policy.SystemCallNames;
import portkit.os.Failure;

/** What is said when a run ends otherwise than by the program's own will, and its exit codes. */
final class LastWords {
  /** What a shell makes of a process that SIGSYS has killed: 128 + 31. */
  static final int VIOLATION = 128 + Signal.SYS;

  /** What a program ends with that faults and has no handler (clause FLT-04). */
  private static final int PROGRAM_FAULT = 2;

  /** AUDIT_ARCH_X86_64 (Linux include/uapi/linux/audit.h). */
  private static final int X86_64 = 0xc000_003e;

  private static final int X32 = 0x4000_0000;

  private final Gate gate;
  private final Message message;
  private final Options options;
  private final GoTraceback traceback;
  private final SystemCallNames names = new SystemCallNames();

  /** The GS base of the thread whose report has begun, or 0. */
  private final StaticMemory reporter = new StaticMemory(64, 64);

  private int reported;

  LastWords(Gate gate, Options options, GoTraceback traceback) {
    this.gate = gate;
    this.options = options;
    this.traceback = traceback;
    message = new Message(gate);
  }

  /** The filter has refused a system call. */
  void forbidden(long info, long frame) {
    begin(VIOLATION);
    int call = SignalFrame.CALL.get(info);
    message.begin().print("the sandbox stopped system call ").decimal(call & ~X32);
    if (SignalFrame.ARCHITECTURE.get(info) != X86_64) {
      message.print(" of 32-bit code");
    } else {
      String name = names.of(call & ~X32);
      message.print(" (").print(name == null ? "unknown" : name).print(")");
      message.print((call & X32) != 0 ? " of the x32 ABI" : "");
    }
    message.print(" with arguments ").hex(SignalFrame.RDI.get(frame));
    message.print(", ").hex(SignalFrame.RSI.get(frame));
    message.print(", ").hex(SignalFrame.RDX.get(frame));
    message.print(", ").hex(SignalFrame.R10.get(frame));
    message.print(", ").hex(SignalFrame.R8.get(frame));
    message.print(", ").hex(SignalFrame.R9.get(frame));
    message.print(", made at ").hex(SignalFrame.ADDRESS.get(info));
    message.end();
    where(SignalFrame.ADDRESS.get(info) - 1, frame);
    exit(VIOLATION);
  }

  /** A fault that nobody can handle. */
  void fault(int signal, long info, long frame, String where) {
    begin(PROGRAM_FAULT);
    message.begin().print("the program has ended by a fault, ").print(where).print(": ");
    switch (signal) {
      case Signal.FPE -> message.print("arithmetic");
      case Signal.ILL -> message.print("illegal instruction");
      case Signal.TRAP -> message.print("breakpoint");
      default -> message.print("memory access at ").hex(SignalFrame.ADDRESS.get(info));
    }
    message.print(" by the instruction at ").hex(SignalFrame.RIP.get(frame));
    message.end();
    where(SignalFrame.RIP.get(frame), frame);
    exit(PROGRAM_FAULT);
  }

  /**
   * One thread reports, the others wait for the end. A report reads what the program left: it is
   * cut off where that faults.
   */
  private void begin(int code) {
    long me = SegmentBase.gs() | 1;
    long other = Atomic.compareAndExchange64(reporter.address(), 0, me);
    if (other == me) {
      exit(reported);
    }
    while (other != 0) {
      long _ = gate.schedYield();
    }
    reported = code;
  }

  /** In the gate or the tender, whoever called or jumped there has left an address on the stack. */
  private void where(long pc, long frame) {
    long stack = SignalFrame.RSP.get(frame);
    traceback.print(message, pc, stack);
    if (pc >= Places.TENDER && pc < Places.GATE + Places.PAGE) {
      traceback.print(message, Memory.load64(stack) - 1, stack + Long.BYTES);
    }
  }

  /** A limit of time has passed. */
  void outOfTime(boolean ofProcessor) {
    begin(ofProcessor ? Failure.CPU_LIMIT.exitCode() : Failure.TIME_LIMIT.exitCode());
    message.begin().print("the program was ended at its limit of ");
    if (ofProcessor) {
      message.decimal(options.processorSeconds()).print(" s of processor time (--cpu)");
      message.end();
      exit(Failure.CPU_LIMIT.exitCode());
    }
    message.decimal(options.milliseconds() / 1000).print(".");
    message.decimal(options.milliseconds() % 1000 / 100).print(" s (--timeout)");
    message.end();
    exit(Failure.TIME_LIMIT.exitCode());
  }

  /** A failure before the program begins. */
  void refuse(Failure failure, String what) {
    message.begin().print(what);
    message.end();
    exit(failure.exitCode());
  }

  /** A failure that has to do with a C string, named first. */
  void refuse(Failure failure, long subject, String what) {
    message.begin().string(subject).print(": ").print(what);
    message.end();
    exit(failure.exitCode());
  }

  /**
   * The tender has found itself to be wrong; the compiler's traps call it.
   *
   * @param text a C string: the exception, and where it would have been thrown
   */
  @Export("panic")
  void trap(long text, long address, long stack) {
    message.begin().print("tender: ").bytes(text, CString.length(text));
    message.print(" at ").hex(address);
    message.end();
    exit(Failure.INTERNAL.exitCode());
  }

  private void exit(int code) {
    long _ = gate.exitGroup(code);
  }
}
