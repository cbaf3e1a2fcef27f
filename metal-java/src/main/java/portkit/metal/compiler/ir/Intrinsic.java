package portkit.metal.compiler.ir;

import java.util.Locale;
import java.util.Optional;

/**
 * The operations of the hardware API that become instructions of their own. Methods name them with
 * {@link portkit.metal.hw.Intrinsic}.
 */
public enum Intrinsic {
  IN8,
  IN16,
  IN32,
  OUT8,
  OUT16,
  OUT32,
  READ_TSC,
  READ_MSR,
  WRITE_MSR,
  READ_CR0,
  READ_CR2,
  READ_CR3,
  READ_CR4,
  READ_CR8,
  WRITE_CR0,
  WRITE_CR2,
  WRITE_CR3,
  WRITE_CR4,
  WRITE_CR8,
  INVALIDATE_PAGE,
  LOAD_GDT,
  LOAD_IDT,
  LOAD_TASK_REGISTER,
  CPUID_EAX,
  CPUID_EBX,
  CPUID_ECX,
  CPUID_EDX,
  RANDOM,
  PAUSE,
  HALT,
  BREAKPOINT,
  UNDEFINED,
  DISABLE_INTERRUPTS,
  ENABLE_INTERRUPTS,
  WAIT_FOR_INTERRUPT,
  RESTORE_INTERRUPTS,
  READ_FLAGS,
  FENCE_FULL,
  FENCE_LOAD,
  FENCE_STORE,
  /** Nothing for the processor: what is before it stays before it. */
  FENCE_COMPILER,
  READ_FS_BASE,
  READ_GS_BASE,
  WRITE_FS_BASE,
  WRITE_GS_BASE,
  XSAVE,
  XRSTOR,
  FXSAVE,
  FXRSTOR,
  XGETBV,
  XSETBV,
  COPY,
  FILL,
  DIVIDE_WIDE,
  REMAINDER_WIDE,
  CALL,
  SYSCALL,
  PREPARE_STACK,
  SWITCH_STACK,
  CALL_ON_STACK,
  STACK_POINTER;

  /** The intrinsic with this name, written as the hardware API does: readCr0. */
  public static Optional<Intrinsic> named(String name) {
    String constant = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    for (Intrinsic i : values()) {
      if (i.name().equals(constant)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Whether the result depends on the arguments alone. */
  public boolean isPure() {
    return this == DIVIDE_WIDE || this == REMAINDER_WIDE;
  }

  /** Whether it leaves only callee-saved registers as they were. */
  public boolean clobbersRegisters() {
    return switch (this) {
      case CALL, CALL_ON_STACK, SWITCH_STACK, PREPARE_STACK, SYSCALL, COPY, FILL -> true;
      default -> false;
    };
  }

  /** Whether it runs code that the compiler cannot see, on this stack. */
  public boolean callsUnknown() {
    return this == CALL;
  }

  /** Bytes that it pushes itself. */
  public int stackBytes() {
    return switch (this) {
      case SWITCH_STACK -> 56;
      case CALL, CPUID_EAX, CPUID_EBX, CPUID_ECX, CPUID_EDX, READ_FLAGS -> 8;
      default -> 0;
    };
  }
}
