package portkit.nacl.escape;

import static portkit.metal.asm.Width.QWORD;
import static portkit.nacl.escape.Attempt.FAULT;
import static portkit.nacl.escape.Attempt.KILLED;
import static portkit.nacl.escape.Attempt.VIOLATION;
import static portkit.nacl.escape.Attempt.call;
import static portkit.nacl.escape.Intruder.OUT;
import static portkit.nacl.escape.Intruder.SCRATCH;
import static portkit.nacl.escape.Intruder.TEXT;

import java.util.List;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.nacl.policy.LinuxCall;

/**
 * Attempts by rt_sigreturn, which takes all registers from a frame that the program makes up
 * ({@code struct rt_sigframe}, Linux arch/x86/include/asm/sigframe.h).
 */
final class SignalFrames {
  private static final long FRAME = SCRATCH + 0x1000;

  // ucontext: uc_flags, uc_link, uc_stack, then the registers, then the mask
  private static final long SIGNAL_STACK = FRAME + 16;
  private static final long SIGNAL_STACK_FLAGS = FRAME + 24;
  private static final long SIGNAL_STACK_SIZE = FRAME + 32;
  private static final long RDI = FRAME + 104;
  private static final long RSI = FRAME + 112;
  private static final long RBX = FRAME + 128;
  private static final long RDX = FRAME + 136;
  private static final long RAX = FRAME + 144;
  private static final long RSP = FRAME + 160;
  private static final long RIP = FRAME + 168;
  private static final long FLAGS = FRAME + 176;
  private static final long SELECTORS = FRAME + 184;
  private static final long VECTOR_STATE = FRAME + 224;
  private static final long MASK = FRAME + 296;

  /** CS, GS, FS, SS of user code, 16 bits each. */
  private static final long SELECTORS_64 = 0x002b_0000_0000_0033L;

  /** SS_DISABLE (sigaltstack(2)). */
  private static final int DISABLE = 2;

  private static final long SELECTORS_32 = 0x002b_0000_0000_0023L;
  private static final long STACK = SCRATCH + 0x8000;

  private SignalFrames() {}

  static List<Attempt> all() {
    return List.of(
        call("sigreturn into the gate", SignalFrames::intoTheGate)
            .reports("system call 10 (mprotect) with"),
        call("sigreturn into 32-bit code", SignalFrames::code32).reports(" of 32-bit code"),
        // A blocked SIGSYS cannot be handled: the kernel ends the process with it.
        call("sigreturn with all signals blocked", SignalFrames::blocked).endsWith(VIOLATION),
        // The kernel has nowhere to put the frame of SIGSYS.
        // The kernel cannot store the frame of SIGSYS there.
        call("sigreturn with a signal stack in its code", SignalFrames::stackInCode)
            .endsWith(VIOLATION, KILLED),
        Attempt.fault("sigreturn with the privilege of input and output", SignalFrames::privilege),
        call("sigreturn with vector state of the kernel's", FAULT, SignalFrames::vectorState)
            .endsWith(FAULT, KILLED)
            .openly(FAULT, KILLED),
        call("sigreturn without a signal stack", SignalFrames::noStack).endsWith(VIOLATION, KILLED),
        call("sigreturn to nowhere", KILLED, i -> frame(i, 0x8000_0000_0000_0000L, SELECTORS_64))
            .endsWith(FAULT, KILLED)
            .openly(FAULT, KILLED),
        call(
                "sigreturn with selectors of the kernel",
                FAULT,
                i -> frame(i, TEXT, 0x0018_0000_0000_0010L))
            .endsWith(FAULT, KILLED)
            .openly(FAULT, KILLED));
  }

  /** Makes a frame, without registers but these, and returns to it. */
  private static void frame(Intruder i, long pc, long selectors) {
    i.word(RIP, pc).word(SELECTORS, selectors);
    go(i);
  }

  private static void go(Intruder i) {
    i.word(FRAME, 6); // UC_SIGCONTEXT_SS, UC_STRICT_RESTORE_SS
    i.newStack(FRAME);
    i.a.set(Reg.RAX, 15);
    i.a.set(Reg.R12, Intruder.site(LinuxCall.RT_SIGRETURN));
    i.a.jmp(Reg.R12);
  }

  private static void intoTheGate(Intruder i) {
    Label back = new Label("back");
    i.a.lea(QWORD, Reg.RDX, Mem.rip(back));
    i.a.set(Reg.RAX, STACK);
    i.a.mov(QWORD, Mem.at(Reg.RAX), Reg.RDX);
    i.a.set(Reg.RAX, RBX);
    i.a.mov(QWORD, Mem.at(Reg.RAX), Reg.RBX);
    i.word(RAX, 10).word(RDI, TEXT).word(RSI, 4096).word(RDX, 7).word(RSP, STACK);
    frame(i, Intruder.site(LinuxCall.MPROTECT), SELECTORS_64);
    i.a.bind(back);
    i.outIf(0);
  }

  private static void code32(Intruder i) {
    Label narrow = new Label("narrow");
    i.a.lea(QWORD, Reg.RDX, Mem.rip(narrow));
    i.a.set(Reg.RAX, RIP);
    i.a.mov(QWORD, Mem.at(Reg.RAX), Reg.RDX);
    i.word(RAX, 20).word(RSP, STACK).word(SELECTORS, SELECTORS_32);
    go(i);
    i.a.bind(narrow);
    i.bytes(0xcd, 0x80); // getpid
    i.bytes(0xbb, OUT, 0, 0, 0); // mov ebx, OUT
    i.bytes(0xb8, 252, 0, 0, 0, 0xcd, 0x80); // exit_group
  }

  private static void blocked(Intruder i) {
    blockSignals(i);
    i.systemCall(39).outUnlessError();
  }

  /** All that can be. */
  static void blockSignals(Intruder i) {
    i.word(MASK, -1);
    andBack(i);
  }

  private static void noStack(Intruder i) {
    i.word(SIGNAL_STACK_FLAGS, DISABLE);
    andBack(i);
    i.newStack(8).systemCall(39).oldStack().outUnlessError();
  }

  private static void stackInCode(Intruder i) {
    i.word(SIGNAL_STACK, TEXT).word(SIGNAL_STACK_SIZE, 1 << 16);
    andBack(i);
    i.systemCall(39).outUnlessError();
  }

  /** IOPL 3, with which a program may disable interrupts (SDM volume 1, 3.4.3.3). */
  private static void privilege(Intruder i) {
    i.word(FLAGS, 0x3202);
    andBack(i);
    i.bytes(0xfa); // cli
    i.exit(OUT);
  }

  private static void vectorState(Intruder i) {
    i.word(VECTOR_STATE, 0xffff_8000_0000_0000L);
    andBack(i);
    i.exit(OUT);
  }

  /** Returns to what follows, with the table's address as it was. */
  private static void andBack(Intruder i) {
    Label back = new Label("back");
    i.a.lea(QWORD, Reg.RDX, Mem.rip(back));
    i.a.set(Reg.RAX, RIP);
    i.a.mov(QWORD, Mem.at(Reg.RAX), Reg.RDX);
    i.a.set(Reg.RAX, RBX);
    i.a.mov(QWORD, Mem.at(Reg.RAX), Reg.RBX);
    i.word(RSP, STACK).word(SELECTORS, SELECTORS_64);
    go(i);
    i.a.bind(back);
  }
}
