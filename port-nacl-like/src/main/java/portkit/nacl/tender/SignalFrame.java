package portkit.nacl.tender;

import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Field64;
import portkit.metal.hw.layout.Layout;

/** What a signal handler of Linux on x86-64 gets, and what it is installed with. */
final class SignalFrame {
  /** {@code ucontext_t}: RIP, RSP and the rest as the thread goes on with them. */
  static final Layout CONTEXT =
      Layout.of("ucontext", 304, "Linux arch/x86/include/uapi/asm/{ucontext,sigcontext}.h");

  static final Field64 R8 = register("r8", 0);
  static final Field64 R9 = register("r9", 1);
  static final Field64 R10 = register("r10", 2);
  static final Field64 R11 = register("r11", 3);
  static final Field64 R12 = register("r12", 4);
  static final Field64 R13 = register("r13", 5);
  static final Field64 R14 = register("r14", 6);
  static final Field64 R15 = register("r15", 7);
  static final Field64 RDI = register("rdi", 8);
  static final Field64 RSI = register("rsi", 9);
  static final Field64 RBP = register("rbp", 10);
  static final Field64 RBX = register("rbx", 11);
  static final Field64 RDX = register("rdx", 12);
  static final Field64 RAX = register("rax", 13);
  static final Field64 RCX = register("rcx", 14);
  static final Field64 RSP = register("rsp", 15);
  static final Field64 RIP = register("rip", 16);

  /** {@code siginfo_t}. */
  static final Layout INFO = Layout.of("siginfo", 128, "Linux include/uapi/asm-generic/siginfo.h");

  /** Above 0: raised by the kernel for what the thread did. */
  static final Field32 CODE = INFO.field32("si_code", 8);

  /** The address of a memory fault; the instruction behind a forbidden system call. */
  static final Field64 ADDRESS = INFO.field64("si_addr", 16);

  /** The forbidden system call. */
  static final Field32 CALL = INFO.field32("si_syscall", 24);

  /** By the ways of which architecture it was made (AUDIT_ARCH). */
  static final Field32 ARCHITECTURE = INFO.field32("si_arch", 28);

  /** The kernel's own {@code struct sigaction}. */
  static final Layout ACTION =
      Layout.of("sigaction", 32, "Linux arch/x86/include/uapi/asm/signal.h");

  static final Field64 HANDLER = ACTION.field64("sa_handler", 0);
  static final Field64 FLAGS = ACTION.field64("sa_flags", 8);
  static final Field64 RESTORER = ACTION.field64("sa_restorer", 16);
  static final Field64 MASK = ACTION.field64("sa_mask", 24);

  private SignalFrame() {}

  private static Field64 register(String name, int index) {
    return CONTEXT.field64(name, 40 + Long.BYTES * index);
  }
}
