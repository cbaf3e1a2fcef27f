package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Export;
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

  LastWords(Gate gate, Options options) {
    this.gate = gate;
    this.options = options;
    message = new Message(gate);
  }

  /** The filter has refused a system call. */
  void forbidden(long info, long frame) {
    int call = SignalFrame.CALL.get(info);
    message.begin().print("the sandbox stopped a system call: ").decimal(call & ~X32);
    if (SignalFrame.ARCHITECTURE.get(info) != X86_64) {
      message.print(" of 32-bit code");
    } else if ((call & X32) != 0) {
      message.print(" of the x32 ABI");
    }
    message.print(" with arguments ").hex(SignalFrame.RDI.get(frame));
    message.print(", ").hex(SignalFrame.RSI.get(frame));
    message.print(", ").hex(SignalFrame.RDX.get(frame));
    message.print(", ").hex(SignalFrame.R10.get(frame));
    message.print(", ").hex(SignalFrame.R8.get(frame));
    message.print(", ").hex(SignalFrame.R9.get(frame));
    message.print(" at ").hex(SignalFrame.ADDRESS.get(info)).end();
    exit(VIOLATION);
  }

  /** A fault that nobody can handle. */
  void fault(int signal, long info, long frame, String where) {
    message.begin().print("the program has ended by a fault, ").print(where).print(": ");
    switch (signal) {
      case Signal.FPE -> message.print("arithmetic");
      case Signal.ILL -> message.print("illegal instruction");
      case Signal.TRAP -> message.print("breakpoint");
      default -> message.print("memory access at ").hex(SignalFrame.ADDRESS.get(info));
    }
    message.print(" by the instruction at ").hex(SignalFrame.RIP.get(frame)).end();
    exit(PROGRAM_FAULT);
  }

  /** A limit of time has passed. */
  void outOfTime(boolean ofProcessor) {
    message.begin().print("the program was ended at its limit of ");
    if (ofProcessor) {
      message.decimal(options.processorSeconds()).print(" s of processor time (--cpu)").end();
      exit(Failure.CPU_LIMIT.exitCode());
    }
    message.decimal(options.milliseconds() / 1000).print(".");
    message.decimal(options.milliseconds() % 1000 / 100).print(" s (--timeout)").end();
    exit(Failure.TIME_LIMIT.exitCode());
  }

  /** A failure before the program begins. */
  void refuse(Failure failure, String what) {
    message.begin().print(what).end();
    exit(failure.exitCode());
  }

  /** A failure that has to do with a C string, named first. */
  void refuse(Failure failure, long subject, String what) {
    message.begin().string(subject).print(": ").print(what).end();
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
    message.print(" at ").hex(address).end();
    exit(Failure.INTERNAL.exitCode());
  }

  private void exit(int code) {
    long _ = gate.exitGroup(code);
  }
}
