package portkit.metal.hw.layout;

/**
 * What lies on the stack when the handler of a boot image is called: the registers that the entry
 * stub pushed, the vector, and what the processor pushed. Changes to it take effect on return.
 */
public final class InterruptFrame {
  /** The frame. */
  public static final Layout LAYOUT =
      Layout.of("interrupt frame", 176, "portkit.metal.boot; SDM vol. 3, 6.14.2 from error on");

  /** Register R15. */
  public static final Field64 R15 = LAYOUT.field64("r15", 0);

  /** Register R14. */
  public static final Field64 R14 = LAYOUT.field64("r14", 8);

  /** Register R13. */
  public static final Field64 R13 = LAYOUT.field64("r13", 16);

  /** Register R12. */
  public static final Field64 R12 = LAYOUT.field64("r12", 24);

  /** Register R11. */
  public static final Field64 R11 = LAYOUT.field64("r11", 32);

  /** Register R10. */
  public static final Field64 R10 = LAYOUT.field64("r10", 40);

  /** Register R9. */
  public static final Field64 R9 = LAYOUT.field64("r9", 48);

  /** Register R8. */
  public static final Field64 R8 = LAYOUT.field64("r8", 56);

  /** Register RDI. */
  public static final Field64 RDI = LAYOUT.field64("rdi", 64);

  /** Register RSI. */
  public static final Field64 RSI = LAYOUT.field64("rsi", 72);

  /** Register RBP. */
  public static final Field64 RBP = LAYOUT.field64("rbp", 80);

  /** Register RBX. */
  public static final Field64 RBX = LAYOUT.field64("rbx", 88);

  /** Register RDX. */
  public static final Field64 RDX = LAYOUT.field64("rdx", 96);

  /** Register RCX. */
  public static final Field64 RCX = LAYOUT.field64("rcx", 104);

  /** Register RAX. */
  public static final Field64 RAX = LAYOUT.field64("rax", 112);

  /** The interrupt's number, 0 to 255. */
  public static final Field64 VECTOR = LAYOUT.field64("vector", 120);

  /** The error code of vectors that have one, else 0. */
  public static final Field64 ERROR = LAYOUT.field64("error", 128);

  /** The instruction that was interrupted or has faulted. */
  public static final Field64 RIP = LAYOUT.field64("rip", 136);

  /** Its code segment. */
  public static final Field64 CS = LAYOUT.field64("cs", 144);

  /** Its flags. */
  public static final Field64 RFLAGS = LAYOUT.field64("rflags", 152);

  /** Its stack pointer. */
  public static final Field64 RSP = LAYOUT.field64("rsp", 160);

  /** Its stack segment. */
  public static final Field64 SS = LAYOUT.field64("ss", 168);

  /** The flag after which each instruction ends in a debug exception (SDM vol. 3, 17.3.1.4). */
  private static final long TRAP_FLAG = 1L << 8;

  private InterruptFrame() {}

  /** On return, what was interrupted goes on for one instruction: a debug exception follows it. */
  public static void step(long frame) {
    RFLAGS.set(frame, RFLAGS.get(frame) | TRAP_FLAG);
  }

  /** On return, what was interrupted goes on without debug exceptions. */
  public static void stopSteps(long frame) {
    RFLAGS.set(frame, RFLAGS.get(frame) & ~TRAP_FLAG);
  }
}
