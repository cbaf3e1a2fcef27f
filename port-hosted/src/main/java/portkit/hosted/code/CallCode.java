package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.metal.asm.Segment;
import portkit.os.OsTable;

/** The entries of the OS table: from the program into Java and back. */
final class CallCode {
  private final Assembler a;
  private final Places places;
  private final Label[] entries = new Label[OsTable.CALL_COUNT];
  private final Label intoJava = new Label("intoJava");

  CallCode(Assembler a, Places places) {
    this.a = a;
    this.places = places;
  }

  /** One entry for each call: it loads its slot and goes the common way. */
  void entries() {
    for (int slot = 0; slot < entries.length; slot++) {
      a.align(16);
      entries[slot] = a.here("call " + slot);
      a.mov(DWORD, Reg.RAX, slot);
      a.jmp(intoJava);
    }
    intoJava();
  }

  /** The entry of the call with the slot. */
  Label entry(int slot) {
    return entries[slot];
  }

  /** Calls {@code upcall(slot, a, b, c)} on the thread's Java stack. */
  private void intoJava() {
    a.align(16);
    a.bind(intoJava);
    a.mov(QWORD, Reg.R10, ContextField.HOST_FS.gs());
    a.wrfsbase(Reg.R10);
    // Host mode from here on: an interrupt whose handler makes calls of its own can no longer come
    // between the two halves of the stack switch.
    a.mov(QWORD, ContextField.GUEST_STACK.gs(), Reg.RSP);
    a.mov(QWORD, Reg.RSP, ContextField.HOST_STACK.gs());
    a.inc(QWORD, Mem.indexed(Reg.RAX, Scale.X8, ContextField.CALLS.offset()).in(Segment.GS));
    a.mov(QWORD, Reg.RCX, Reg.RDX);
    a.mov(QWORD, Reg.RDX, Reg.RSI);
    a.mov(QWORD, Reg.RSI, Reg.RDI);
    a.mov(DWORD, Reg.RDI, Reg.RAX);
    a.call(ContextField.UPCALL.gs());
    a.mov(QWORD, Reg.R10, ContextField.GUEST_FS.gs()); // settls may have changed it
    a.mov(QWORD, Reg.RSP, ContextField.GUEST_STACK.gs());
    a.wrfsbase(Reg.R10);
    back();
  }

  /**
   * Only in guest mode does the thread look whether it is to end or to be interrupted: whoever asks
   * for that afterwards finds it in guest mode with a signal. In the other order the one signal
   * could fall between the look and the switch, and be lost.
   */
  private void back() {
    Label pending = new Label("pending");
    Label justReturn = new Label("justReturn");
    a.bind(places.back);
    a.cmp(QWORD, ContextField.END.gs(), 0); // END and INTERRUPT together
    a.bind(places.decided);
    a.jcc(Cond.NE, pending);
    a.bind(justReturn);
    a.ret();

    a.bind(pending);
    a.cmp(DWORD, ContextField.END.gs(), 0);
    a.jcc(Cond.NE, places.unwind);
    a.cmp(QWORD, ContextField.IN_HANDLER.gs(), 0); // clause INT-02
    a.jcc(Cond.NE, justReturn);
    a.mov(QWORD, Reg.RCX, ContextField.HANDLER_CELL.gs());
    a.cmp(QWORD, Mem.at(Reg.RCX), 0);
    a.jcc(Cond.E, justReturn);
    a.xor(DWORD, Reg.RCX, Reg.RCX);
    a.xchg(DWORD, ContextField.INTERRUPT.gs(), Reg.RCX);
    a.test(DWORD, Reg.RCX, Reg.RCX);
    a.jcc(Cond.E, justReturn);
    a.mov(QWORD, ContextField.IN_HANDLER.gs(), 1);
    saveAsReturned();
    a.jmp(places.interrupt);
    a.bind(places.callEnd);
  }

  /** As if the program had been interrupted right behind its call. */
  private void saveAsReturned() {
    for (SavedRegister saved : SavedRegister.values()) {
      if (saved.register() != null) {
        a.mov(QWORD, saved.gs(), saved.register());
      }
    }
    a.mov(QWORD, Reg.RCX, Mem.at(Reg.RSP));
    a.mov(QWORD, SavedRegister.RIP.gs(), Reg.RCX);
    a.add(QWORD, SavedRegister.RSP.gs(), 8);
    a.mov(QWORD, SavedRegister.FLAGS.gs(), FaultCode.PLAIN_FLAGS);
  }
}
