package portkit.hosted.code;

import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/**
 * A thread's registers as the kernel lays them out in a signal's {@code mcontext_t} (Linux x86
 * asm/sigcontext.h), so that they are copied in one go.
 */
enum SavedRegister {
  R8(0, Reg.R8),
  R9(1, Reg.R9),
  R10(2, Reg.R10),
  R11(3, Reg.R11),
  R12(4, Reg.R12),
  R13(5, Reg.R13),
  R14(6, Reg.R14),
  R15(7, Reg.R15),
  RDI(8, Reg.RDI),
  RSI(9, Reg.RSI),
  RBP(10, Reg.RBP),
  RBX(11, Reg.RBX),
  RDX(12, Reg.RDX),
  RAX(13, Reg.RAX),
  RCX(14, Reg.RCX),
  RSP(15, Reg.RSP),
  RIP(16, null),
  FLAGS(17, null);

  /** Their number. */
  static final int COUNT = 18;

  /** Where {@code mcontext_t} begins in the {@code ucontext_t} that a handler gets. */
  private static final int MACHINE_CONTEXT = 40;

  private final int index;
  private final Reg register;

  SavedRegister(int index, Reg register) {
    this.index = index;
    this.register = register;
  }

  /** The register, or null for instruction pointer and flags. */
  Reg register() {
    return register;
  }

  /** Its place in a block of registers. */
  int offset() {
    return Long.BYTES * index;
  }

  /** Where the calling thread's context keeps it. */
  Mem gs() {
    return ContextField.REGISTERS.gs().plus(offset());
  }

  /** Where it is in the {@code ucontext_t} that the register points to. */
  Mem inSignalFrame(Reg ucontext) {
    return Mem.at(ucontext, MACHINE_CONTEXT + offset());
  }
}
