package portkit.hosted.code;

import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/**
 * A thread's registers as the kernel lays them out in a signal's {@code mcontext_t} (Linux x86
 * asm/sigcontext.h), so that they are copied in one go.
 */
enum SavedRegister {
  R8(Reg.R8),
  R9(Reg.R9),
  R10(Reg.R10),
  R11(Reg.R11),
  R12(Reg.R12),
  R13(Reg.R13),
  R14(Reg.R14),
  R15(Reg.R15),
  RDI(Reg.RDI),
  RSI(Reg.RSI),
  RBP(Reg.RBP),
  RBX(Reg.RBX),
  RDX(Reg.RDX),
  RAX(Reg.RAX),
  RCX(Reg.RCX),
  RSP(Reg.RSP),
  RIP(null),
  FLAGS(null);

  /** Their number. */
  static final int COUNT = 18;

  /** Where {@code mcontext_t} begins in the {@code ucontext_t} that a handler gets. */
  private static final int MACHINE_CONTEXT = 40;

  private final Reg register;

  SavedRegister(Reg register) {
    this.register = register;
  }

  /** The register, or null for instruction pointer and flags. */
  Reg register() {
    return register;
  }

  /** Its place in a block of registers. */
  int offset() {
    return 8 * ordinal();
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
