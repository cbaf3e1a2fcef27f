package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.os.FaultField;
import portkit.os.FaultKind;
import portkit.os.OsTable;

/**
 * The handler of all signals, {@code handler(signal, siginfo, ucontext)}, put over HotSpot's. In
 * guest mode it must not touch anything that FS base leads to. What is the program's business it
 * settles by changing where the thread goes on: a processor fault and the port's own signal. All
 * else goes to the handler that was there before, with the C library's FS base.
 *
 * <p>It runs on the thread's signal stack with asynchronous signals blocked, so it is interrupted
 * by nothing but the kernel.
 */
final class SignalCode {
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

  /** TF, DF and AC (SDM 1, 3.4.3) are not to be on in the fault handler or in Java. */
  private static final int KEPT_FLAGS = ~(0x100 | 0x400 | 0x40000);

  private static final int RT_SIGRETURN = 15;

  private final Assembler a;
  private final Places places;
  private final Label base;
  private final HostFacts facts;

  private final Label chain = new Label("chain");
  private final Label foreign = new Label("foreign");
  private final Label fatal = new Label("fatal");
  private final Label capture = new Label("capture");
  private final Label done = new Label("done");

  /**
   * @param base the first instruction of the trampolines
   */
  SignalCode(Assembler a, Places places, Label base, HostFacts facts) {
    this.a = a;
    this.places = places;
    this.base = base;
    this.facts = facts;
  }

  /** Emits the handler. RDI: signal, RSI: siginfo, RDX: ucontext; RAX becomes the context. */
  void emit() {
    a.align(16);
    a.bind(places.handler);
    a.rdgsbase(Reg.RAX);
    a.test(QWORD, Reg.RAX, Reg.RAX);
    a.jcc(Cond.E, chain);
    a.rdfsbase(Reg.RCX);
    a.cmp(QWORD, Reg.RCX, ContextField.GUEST_FS.at(Reg.RAX));
    a.jcc(Cond.NE, chain);
    a.mov(QWORD, Reg.R10, SavedRegister.RIP.inSignalFrame(Reg.RDX));
    Label fault = new Label("fault");
    a.cmp(DWORD, Reg.RDI, facts.signal());
    a.jcc(Cond.NE, fault);
    ownSignal();
    a.bind(fault);
    fault();
    capture();
    fatal();
    foreign();
    chain();
    restorer();
  }

  /** Another thread wants this one to end, or to be interrupted. */
  private void ownSignal() {
    Label noEnd = new Label("noEnd");
    a.cmp(DWORD, ContextField.END.at(Reg.RAX), 0);
    a.jcc(Cond.E, noEnd);
    goOnAt(places.unwind);
    a.ret();

    a.bind(noEnd);
    a.cmp(QWORD, ContextField.IN_HANDLER.at(Reg.RAX), 0);
    a.jcc(Cond.NE, done);
    leavePendingInCall();
    finishCall();
    a.mov(QWORD, Reg.RCX, ContextField.HANDLER_CELL.at(Reg.RAX));
    a.cmp(QWORD, Mem.at(Reg.RCX), 0);
    a.jcc(Cond.E, done);
    a.xor(DWORD, Reg.RCX, Reg.RCX);
    a.xchg(DWORD, ContextField.INTERRUPT.at(Reg.RAX), Reg.RCX);
    a.test(DWORD, Reg.RCX, Reg.RCX);
    a.jcc(Cond.E, done);
    a.inc(QWORD, ContextField.INTERRUPTS.at(Reg.RAX));
    a.mov(DWORD, Reg.R8, FaultKind.INTERRUPT.code());
    a.xor(DWORD, Reg.R9, Reg.R9);
    a.xor(DWORD, Reg.R11, Reg.R11);
    a.jmp(capture);
  }

  /** Clause INT-02: in a call's machine code and in the vDSO, the call's end will look. */
  private void leavePendingInCall() {
    ifWithin(places.inCall, places.decided, done);
    a.movabs(Reg.RCX, facts.vdso().start());
    a.mov(QWORD, Reg.R8, Reg.R10);
    a.sub(QWORD, Reg.R8, Reg.RCX);
    a.cmp(QWORD, Reg.R8, facts.vdso().end() - facts.vdso().start());
    a.jcc(Cond.B, done);
  }

  /** Between a call's look for interrupts and its return: lets it return first. */
  private void finishCall() {
    Label finish = new Label("finish");
    Label notThere = new Label("notThere");
    ifWithin(places.decided, places.callEnd, finish);
    a.jmp(notThere);
    a.bind(finish);
    a.mov(QWORD, Reg.RCX, SavedRegister.RSP.inSignalFrame(Reg.RDX));
    a.mov(QWORD, Reg.R10, Mem.at(Reg.RCX)); // the return address
    a.mov(QWORD, SavedRegister.RIP.inSignalFrame(Reg.RDX), Reg.R10);
    a.add(QWORD, SavedRegister.RSP.inSignalFrame(Reg.RDX), 8);
    a.bind(notThere);
  }

  /** Sorts signals into faults of the program, by kind, and others. */
  private void fault() {
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
    ifWithin(base, places.end, fatal);
    a.inc(QWORD, ContextField.FAULTS.at(Reg.RAX));
    kind();
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
    ifWithin(places.resume, places.resumed, saved);
    saveRegisters();
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
    goOnAt(places.deliver);
    a.bind(done);
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
    saveRegisters();
    a.mov(DWORD, ContextField.END.at(Reg.RAX), 1);
    goOnAt(places.unwind);
    a.ret();
  }

  /** A signal of Java's in guest mode. */
  private void foreign() {
    Label none = new Label("none");
    a.bind(foreign);
    a.push(Reg.RBX); // which also aligns RSP for the call
    a.mov(QWORD, Reg.RBX, Reg.RAX);
    a.mov(QWORD, Reg.R10, ContextField.HOST_FS.at(Reg.RAX));
    a.wrfsbase(Reg.R10);
    loadPrevious();
    a.jcc(Cond.E, none);
    a.call(Reg.RAX);
    a.bind(none);
    a.mov(QWORD, Reg.R10, ContextField.GUEST_FS.at(Reg.RBX));
    a.wrfsbase(Reg.R10);
    a.pop(Reg.RBX);
    a.ret();
  }

  /** A signal in host mode or in a thread that is not the program's. */
  private void chain() {
    Label none = new Label("none");
    a.bind(chain);
    loadPrevious();
    a.jcc(Cond.E, none);
    a.jmp(Reg.RAX);
    a.bind(none);
    a.ret();
  }

  /** RAX: the handler that was there before, zero flag set if there was none. */
  private void loadPrevious() {
    a.mov(DWORD, Reg.RCX, Reg.RDI); // clears the upper half
    a.movabs(Reg.RAX, facts.previousHandlers());
    a.mov(QWORD, Reg.RAX, Mem.at(Reg.RAX, Reg.RCX, Scale.X8, 0));
    a.test(QWORD, Reg.RAX, Reg.RAX);
  }

  private void restorer() {
    a.align(16);
    a.bind(places.restorer);
    a.mov(DWORD, Reg.RAX, RT_SIGRETURN);
    a.syscall();
    a.bind(places.end);
  }

  private void goOnAt(Label place) {
    a.lea(QWORD, Reg.RCX, Mem.rip(place));
    a.mov(QWORD, SavedRegister.RIP.inSignalFrame(Reg.RDX), Reg.RCX);
    a.and(DWORD, SavedRegister.FLAGS.inSignalFrame(Reg.RDX), KEPT_FLAGS);
  }

  /** Copies the interrupted registers from the signal frame. Keeps R8 to R11, RAX and RDX. */
  private void saveRegisters() {
    a.lea(QWORD, Reg.RSI, SavedRegister.R8.inSignalFrame(Reg.RDX));
    a.lea(QWORD, Reg.RDI, ContextField.REGISTERS.at(Reg.RAX));
    a.mov(DWORD, Reg.RCX, SavedRegister.COUNT);
    a.cld();
    a.repMovs(QWORD);
  }

  /** Jumps if the interrupted instruction (R10) lies in the range. */
  private void ifWithin(Label from, Label to, Label target) {
    a.lea(QWORD, Reg.RCX, Mem.rip(from));
    Label outside = new Label("outside");
    a.cmp(QWORD, Reg.R10, Reg.RCX);
    a.jcc(Cond.B, outside);
    a.lea(QWORD, Reg.RCX, Mem.rip(to));
    a.cmp(QWORD, Reg.R10, Reg.RCX);
    a.jcc(Cond.B, target);
    a.bind(outside);
  }

  private static Mem record(int offset) {
    return ContextField.RECORD.at(Reg.RAX).plus(offset);
  }

  private static Mem saved(SavedRegister register) {
    return ContextField.REGISTERS.at(Reg.RAX).plus(register.offset());
  }
}
