package portkit.hosted.code;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/**
 * What the signal handler does to the frame that the kernel has saved for it. RDX points to the
 * {@code ucontext}, RAX to the thread's context; R10 holds the interrupted instruction's address.
 */
final class SignalFrame {
  /** TF, DF and AC (SDM 1, 3.4.3) are not to be on in the fault handler or in Java. */
  private static final int KEPT_FLAGS = ~(0x100 | 0x400 | 0x40000);

  private final Assembler a;

  SignalFrame(Assembler a) {
    this.a = a;
  }

  /** Makes the thread go on elsewhere when the handler returns. Spoils RCX. */
  void goOnAt(Label place) {
    a.lea(QWORD, Reg.RCX, Mem.rip(place));
    a.mov(QWORD, SavedRegister.RIP.inSignalFrame(Reg.RDX), Reg.RCX);
    a.and(DWORD, SavedRegister.FLAGS.inSignalFrame(Reg.RDX), KEPT_FLAGS);
  }

  /** Copies the interrupted registers to the context. Keeps R8 to R11, RAX and RDX. */
  void saveRegisters() {
    a.lea(QWORD, Reg.RSI, SavedRegister.R8.inSignalFrame(Reg.RDX));
    a.lea(QWORD, Reg.RDI, ContextField.REGISTERS.at(Reg.RAX));
    a.mov(DWORD, Reg.RCX, SavedRegister.COUNT);
    a.cld();
    a.repMovs(QWORD);
  }

  /** Jumps if the interrupted instruction lies in the range. Spoils RCX. */
  void ifWithin(Label from, Label to, Label target) {
    a.lea(QWORD, Reg.RCX, Mem.rip(from));
    Label outside = new Label("outside");
    a.cmp(QWORD, Reg.R10, Reg.RCX);
    a.jcc(Cond.B, outside);
    a.lea(QWORD, Reg.RCX, Mem.rip(to));
    a.cmp(QWORD, Reg.R10, Reg.RCX);
    a.jcc(Cond.B, target);
    a.bind(outside);
  }
}
