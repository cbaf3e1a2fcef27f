package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/** The way from Java into a function of the program, and out of the program back to Java. */
final class EnterCode {
  /** All exceptions masked, round to nearest (SDM 1, 10.2.3): clause ENT-01. */
  private static final int INITIAL_MXCSR = 0x1f80;

  private static final Reg[] CALLEE_SAVED = {Reg.RBP, Reg.RBX, Reg.R12, Reg.R13, Reg.R14, Reg.R15};

  /** Room for MXCSR and the x87 control word; with it, RSP is 16-aligned when calls run. */
  private static final int CONTROL_WORDS = 16;

  private final Assembler a;
  private final Places places;

  EnterCode(Assembler a, Places places) {
    this.a = a;
    this.places = places;
  }

  /** {@code long enter(context, function, stackTop, argument)}: the function's result. */
  void enter() {
    a.align(16);
    a.bind(places.enter);
    for (Reg register : CALLEE_SAVED) {
      a.push(register);
    }
    a.sub(QWORD, Reg.RSP, CONTROL_WORDS);
    a.stmxcsr(Mem.at(Reg.RSP));
    a.fnstcw(Mem.at(Reg.RSP, 4));
    a.rdgsbase(Reg.RAX);
    a.push(Reg.RAX);
    a.rdfsbase(Reg.RAX);
    a.mov(QWORD, ContextField.HOST_FS.at(Reg.RDI), Reg.RAX);
    a.mov(QWORD, ContextField.HOST_STACK.at(Reg.RDI), Reg.RSP);
    a.wrgsbase(Reg.RDI);
    // The function is entered as if a call returned to it, so that an interrupt that was sent
    // before the thread had started is found; and it returns to `returned`.
    a.lea(QWORD, Reg.RAX, Mem.rip(places.returned));
    a.mov(QWORD, Mem.at(Reg.RDX, -8), Reg.RAX);
    a.mov(QWORD, Mem.at(Reg.RDX, -16), Reg.RSI);
    a.lea(QWORD, Reg.RSP, Mem.at(Reg.RDX, -16));
    a.mov(QWORD, Reg.R10, ContextField.GUEST_FS.at(Reg.RDI));
    a.mov(QWORD, Reg.RDI, Reg.RCX);
    a.fninit();
    a.ldmxcsr(Mem.rip(places.mxcsr));
    a.cld();
    a.xor(DWORD, Reg.RBP, Reg.RBP); // the outermost frame
    a.wrfsbase(Reg.R10);
    a.bind(places.inCall);
    a.jmp(places.back);
    a.alignData(4);
    a.bind(places.mxcsr);
    a.u32(INITIAL_MXCSR);
  }

  /** Back to Java, from the end of the program's function or from anywhere in the program. */
  void leave() {
    a.align(16);
    a.bind(places.returned);
    a.mov(QWORD, ContextField.RESULT.gs(), Reg.RAX);
    a.bind(places.unwind);
    a.mov(QWORD, Reg.RSP, ContextField.HOST_STACK.gs());
    a.mov(QWORD, Reg.RAX, ContextField.RESULT.gs());
    a.mov(QWORD, Reg.R10, ContextField.HOST_FS.gs());
    a.wrfsbase(Reg.R10);
    a.pop(Reg.RCX);
    a.wrgsbase(Reg.RCX);
    a.cld();
    a.fninit(); // the program may have left values on the x87 stack
    a.ldmxcsr(Mem.at(Reg.RSP));
    a.fldcw(Mem.at(Reg.RSP, 4));
    a.add(QWORD, Reg.RSP, CONTROL_WORDS);
    for (int i = CALLEE_SAVED.length - 1; i >= 0; i--) {
      a.pop(CALLEE_SAVED[i]);
    }
    a.ret();
  }
}
