package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.os.FaultKind;

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
  private static final int RT_SIGRETURN = 15;

  private final Assembler a;
  private final Places places;
  private final HostFacts facts;
  private final SignalFrame frame;
  private final FaultSignals faults;

  private final Label chain = new Label("chain");
  private final Label foreign = new Label("foreign");
  private final Label done = new Label("done");

  SignalCode(Assembler a, Places places, HostFacts facts) {
    this.a = a;
    this.places = places;
    this.facts = facts;
    frame = new SignalFrame(a);
    faults = new FaultSignals(a, places);
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
    faults.emit(foreign);
    foreign();
    chain();
    restorer();
  }

  /** Another thread wants this one to end, or to be interrupted. */
  private void ownSignal() {
    Label noEnd = new Label("noEnd");
    a.cmp(DWORD, ContextField.END.at(Reg.RAX), 0);
    a.jcc(Cond.E, noEnd);
    frame.goOnAt(places.unwind);
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
    a.jmp(faults.capture);
    a.bind(done);
    a.ret();
  }

  /** Clause INT-02: in a call's machine code and in the vDSO, the call's end will look. */
  private void leavePendingInCall() {
    frame.ifWithin(places.inCall, places.decided, done);
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
    frame.ifWithin(places.decided, places.callEnd, finish);
    a.jmp(notThere);
    a.bind(finish);
    a.mov(QWORD, Reg.RCX, SavedRegister.RSP.inSignalFrame(Reg.RDX));
    a.mov(QWORD, Reg.R10, Mem.at(Reg.RCX)); // the return address
    a.mov(QWORD, SavedRegister.RIP.inSignalFrame(Reg.RDX), Reg.R10);
    a.add(QWORD, SavedRegister.RSP.inSignalFrame(Reg.RDX), 8);
    a.bind(notThere);
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
}
