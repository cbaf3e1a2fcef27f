package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.FaultKind;
import portkit.os.OsTable;

/**
 * Calls the program's fault handler on the fault stack, in guest mode, and lets the program go on
 * where the handler says. This runs as ordinary code after the signal handler has returned, so that
 * the program's handler may take its time and make calls.
 */
final class FaultCode {
  /** Interrupts enabled, and the bit that is always 1 (SDM 1, 3.4.3). */
  static final int PLAIN_FLAGS = 0x202;

  private final Assembler a;
  private final Places places;

  FaultCode(Assembler a, Places places) {
    this.a = a;
    this.places = places;
  }

  /** Emits {@link Places#interrupt}, {@link Places#deliver} and {@link Places#resume}. */
  void emit() {
    interrupt();
    deliver();
    resume();
  }

  /** The fault record of an interrupt. */
  private void interrupt() {
    a.align(16);
    a.bind(places.interrupt);
    a.inc(QWORD, ContextField.INTERRUPTS.gs());
    a.mov(DWORD, record(OsTable.FAULT_KIND), FaultKind.INTERRUPT.code());
    a.mov(DWORD, record(OsTable.FAULT_FLAGS), 0);
    a.mov(QWORD, record(OsTable.FAULT_ADDR), 0);
    copy(record(OsTable.FAULT_PC), SavedRegister.RIP.gs());
    copy(record(OsTable.FAULT_SP), SavedRegister.RSP.gs());
    a.mov(QWORD, Reg.RSP, ContextField.FAULT_STACK.gs());
  }

  private void deliver() {
    Label noHandler = new Label("noHandler");
    a.bind(places.deliver);
    allStates();
    a.xsave64(ContextField.XSAVE.gs());
    a.fninit();
    a.ldmxcsr(Mem.rip(places.mxcsr));
    a.mov(QWORD, Reg.RDI, ContextField.SELF.gs());
    a.add(QWORD, Reg.RDI, ContextField.RECORD.offset());
    a.mov(QWORD, Reg.RAX, ContextField.HANDLER_CELL.gs());
    a.mov(QWORD, Reg.RAX, Mem.at(Reg.RAX));
    a.test(QWORD, Reg.RAX, Reg.RAX); // taken away by another thread just now?
    a.jcc(Cond.E, noHandler);
    a.call(Reg.RAX);
    a.bind(noHandler);
    copy(SavedRegister.RIP.gs(), record(OsTable.FAULT_PC));
    copy(SavedRegister.RSP.gs(), record(OsTable.FAULT_SP));
    a.mov(QWORD, Reg.RSP, ContextField.FAULT_STACK.gs());
    allStates();
    a.xrstor64(ContextField.XSAVE.gs());
    a.mov(QWORD, ContextField.IN_HANDLER.gs(), 0);
  }

  /**
   * Loads the saved registers. A signal may come at any instruction here; the signal handler then
   * leaves the saved registers as they are, for they still say how the program goes on.
   */
  private void resume() {
    Label pending = new Label("pendingAtResume");
    Label load = new Label("load");
    a.bind(places.resume);
    a.cmp(QWORD, ContextField.END.gs(), 0); // END and INTERRUPT together
    a.jcc(Cond.NE, pending);
    a.bind(load);
    a.push(SavedRegister.FLAGS.gs());
    a.popf();
    for (SavedRegister saved : SavedRegister.values()) {
      if (saved.register() != null) {
        a.mov(QWORD, saved.register(), saved.gs());
      }
    }
    a.jmp(SavedRegister.RIP.gs());

    a.bind(pending);
    a.cmp(DWORD, ContextField.END.gs(), 0);
    a.jcc(Cond.NE, places.unwind);
    a.mov(QWORD, Reg.RCX, ContextField.HANDLER_CELL.gs());
    a.cmp(QWORD, Mem.at(Reg.RCX), 0);
    a.jcc(Cond.E, load);
    a.xor(DWORD, Reg.RCX, Reg.RCX);
    a.xchg(DWORD, ContextField.INTERRUPT.gs(), Reg.RCX);
    a.test(DWORD, Reg.RCX, Reg.RCX);
    a.jcc(Cond.E, load);
    a.mov(QWORD, ContextField.IN_HANDLER.gs(), 1);
    a.bind(places.resumed);
    a.jmp(places.interrupt);
  }

  /** Function: the size of the area that XSAVE writes for the states enabled in XCR0. */
  void xsaveSize() {
    a.align(16);
    a.bind(places.xsaveSize);
    a.push(Reg.RBX);
    a.mov(DWORD, Reg.RAX, 0xd); // SDM 2A, CPUID leaf 0DH, sub-leaf 0: EBX
    a.xor(DWORD, Reg.RCX, Reg.RCX);
    a.cpuid();
    a.mov(DWORD, Reg.RAX, Reg.RBX);
    a.pop(Reg.RBX);
    a.ret();
  }

  /** EDX:EAX is the mask of states for XSAVE and XRSTOR; XCR0 limits it. */
  private void allStates() {
    a.mov(DWORD, Reg.RAX, -1);
    a.mov(DWORD, Reg.RDX, -1);
  }

  private void copy(Mem to, Mem from) {
    a.mov(QWORD, Reg.RCX, from);
    a.mov(QWORD, to, Reg.RCX);
  }

  private static Mem record(int offset) {
    return ContextField.RECORD.gs().plus(offset);
  }
}
