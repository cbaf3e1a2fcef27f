package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.FaultField;
import portkit.os.FaultKind;
import portkit.os.OsTable;

/**
 * The part of the signal handler that turns a signal into what the program's fault handler gets.
 * RDI: signal, RSI: siginfo, RDX: ucontext, RAX: the thread's context, R10: interrupted
 * instruction.
 */
final class FaultSignals {
  /** Signals that report a processor fault. */
  static final int SIGILL = 4;

  static final int SIGTRAP = 5;
  static final int SIGBUS = 7;
  static final int SIGFPE = 8;
  static final int SIGSEGV = 11;

  /** Offsets in {@code siginfo_t}. */
  private static final int SI_CODE = 8;

  private static final int SI_ADDR = 16;

  /** {@code si_code}s: raised by the kernel without an address; and of SIGFPE and SIGBUS. */
  static final int SI_KERNEL = 128;

  private static final int FPE_INTDIV = 1;
  private static final int FPE_INTOVF = 2;
  static final int BUS_ADRALN = 1;

  private final Assembler a;
  private final Places places;
  private final SignalFrame frame;

  /** With R8 the kind, R9 the address and R11 the flags: delivers. */
  final Label capture = new Label("capture");

  private final Label fatal = new Label("fatal");

  FaultSignals(Assembler a, Places places) {
    this.a = a;
    this.places = places;
    frame = new SignalFrame(a);
  }

  /** Sorts signals into faults of the program, by kind, and others, which are foreign. */
  void emit(Label foreign) {
    a.cmp(DWORD, Mem.at(Reg.RSI, SI_CODE), 0);
    a.jcc(Cond.LE, foreign); // sent by somebody, not raised by an instruction
    a.cmp(DWORD, Reg.RDI, 31);
    a.jcc(Cond.A, foreign);
    a.mov(DWORD, Reg.RCX, 1 << SIGILL | 1 << SIGTRAP | 1 << SIGBUS | 1 << SIGFPE | 1 << SIGSEGV);
    a.bt(DWORD, Reg.RCX, Reg.RDI);
    a.jcc(Cond.AE, foreign);
    // Clause FLT-04: no handler, or a fault of the handler. Nor can a fault in the trampolines be
    // handled, such as that of a stack pointer which is none.
    a.cmp(QWORD, ContextField.IN_HANDLER.at(Reg.RAX), 0);
    a.jcc(Cond.NE, fatal);
    a.mov(QWORD, Reg.RCX, ContextField.HANDLER_CELL.at(Reg.RAX));
    a.cmp(QWORD, Mem.at(Reg.RCX), 0);
    a.jcc(Cond.E, fatal);
    frame.ifWithin(places.start, places.end, fatal);
    a.inc(QWORD, ContextField.FAULTS.at(Reg.RAX));
    kind();
    capture();
    fatal();
  }

  /** R8: the fault's kind; R9: its address; R11: its flags. */
  private void kind() {
    a.mov(QWORD, Reg.R9, Mem.at(Reg.RSI, SI_ADDR));
    a.xor(DWORD, Reg.R11, Reg.R11);
    a.mov(DWORD, Reg.RCX, Mem.at(Reg.RSI, SI_CODE));
    divideOrFloat();
    simple(SIGILL, FaultKind.ILLEGAL_INSTRUCTION);
    simple(SIGTRAP, FaultKind.BREAKPOINT);

    a.mov(DWORD, Reg.R8, FaultKind.MEMORY.code());
    Label unknown = new Label("unknown");
    a.cmp(DWORD, Reg.RCX, SI_KERNEL); // #GP and #SS, such as a non-canonical address
    a.jcc(Cond.E, unknown);
    a.cmp(DWORD, Reg.RDI, SIGBUS);
    a.jcc(Cond.NE, capture);
    a.cmp(DWORD, Reg.RCX, BUS_ADRALN); // #AC, for which the processor tells none either
    a.jcc(Cond.NE, capture);
    a.bind(unknown);
    a.xor(DWORD, Reg.R9, Reg.R9);
    a.mov(DWORD, Reg.R11, FaultField.ADDRESS_UNKNOWN);
    a.jmp(capture);
  }

  private void divideOrFloat() {
    Label other = new Label("notFpe");
    a.cmp(DWORD, Reg.RDI, SIGFPE);
    a.jcc(Cond.NE, other);
    a.xor(DWORD, Reg.R9, Reg.R9);
    a.mov(DWORD, Reg.R8, FaultKind.INTEGER_DIVIDE.code());
    a.cmp(DWORD, Reg.RCX, FPE_INTDIV);
    a.jcc(Cond.E, capture);
    a.cmp(DWORD, Reg.RCX, FPE_INTOVF);
    a.jcc(Cond.E, capture);
    a.mov(DWORD, Reg.R8, FaultKind.FLOATING_POINT.code());
    a.jmp(capture);
    a.bind(other);
  }

  /** A signal that always means one kind, without an address. */
  private void simple(int signal, FaultKind kind) {
    Label other = new Label("not" + kind);
    a.cmp(DWORD, Reg.RDI, signal);
    a.jcc(Cond.NE, other);
    a.xor(DWORD, Reg.R9, Reg.R9);
    a.mov(DWORD, Reg.R8, kind.code());
    a.jmp(capture);
    a.bind(other);
  }

  /** Saves where the program goes on, fills in the record and goes on at {@code deliver}. */
  private void capture() {
    Label saved = new Label("saved");
    a.bind(capture);
    a.mov(QWORD, ContextField.IN_HANDLER.at(Reg.RAX), 1);
    frame.ifWithin(places.resume, places.resumed, saved);
    frame.saveRegisters();
    a.bind(saved);
    a.mov(DWORD, record(OsTable.FAULT_KIND), Reg.R8);
    a.mov(DWORD, record(OsTable.FAULT_FLAGS), Reg.R11);
    a.mov(QWORD, record(OsTable.FAULT_ADDR), Reg.R9);
    a.mov(QWORD, Reg.RCX, saved(SavedRegister.RIP));
    a.mov(QWORD, record(OsTable.FAULT_PC), Reg.RCX);
    a.mov(QWORD, Reg.RCX, saved(SavedRegister.RSP));
    a.mov(QWORD, record(OsTable.FAULT_SP), Reg.RCX);
    a.mov(QWORD, Reg.RCX, ContextField.FAULT_STACK.at(Reg.RAX));
    a.mov(QWORD, SavedRegister.RSP.inSignalFrame(Reg.RDX), Reg.RCX);
    frame.goOnAt(places.deliver);
    a.ret();
  }

  /** Nobody can handle it: keeps what a report needs, and takes the thread out of the program. */
  private void fatal() {
    a.bind(fatal);
    a.mov(QWORD, ContextField.FATAL_SIGNAL.at(Reg.RAX), Reg.RDI);
    a.movsxd(Reg.RCX, Mem.at(Reg.RSI, SI_CODE));
    a.mov(QWORD, ContextField.FATAL_CODE.at(Reg.RAX), Reg.RCX);
    a.mov(QWORD, Reg.RCX, Mem.at(Reg.RSI, SI_ADDR));
    a.mov(QWORD, ContextField.FATAL_ADDRESS.at(Reg.RAX), Reg.RCX);
    frame.saveRegisters();
    a.mov(DWORD, ContextField.END.at(Reg.RAX), 1);
    frame.goOnAt(places.unwind);
    a.ret();
  }

  private static Mem record(int offset) {
    return ContextField.RECORD.at(Reg.RAX).plus(offset);
  }

  private static Mem saved(SavedRegister register) {
    return ContextField.REGISTERS.at(Reg.RAX).plus(register.offset());
  }
}
