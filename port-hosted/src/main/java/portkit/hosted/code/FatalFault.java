package portkit.hosted.code;

import java.util.Locale;

/** A processor fault that the program could not handle, with the thread's registers. */
public final class FatalFault {
  private final int signal;
  private final int code;
  private final long address;
  private final long[] registers;
  private final boolean inHandler;

  FatalFault(int signal, int code, long address, long[] registers, boolean inHandler) {
    this.signal = signal;
    this.code = code;
    this.address = address;
    this.registers = registers.clone();
    this.inHandler = inHandler;
  }

  /** Whether the program's fault handler was running. */
  public boolean inHandler() {
    return inHandler;
  }

  /** Address of the instruction that faulted. */
  public long pc() {
    return registers[SavedRegister.RIP.offset() / Long.BYTES];
  }

  /** What happened, in a phrase. */
  public String what() {
    return switch (signal) {
      case FaultSignals.SIGFPE -> code <= 2 ? "integer division" : "floating-point exception";
      case FaultSignals.SIGILL -> "illegal instruction";
      case FaultSignals.SIGTRAP -> "breakpoint";
      default ->
          addressKnown()
              ? "memory access at 0x" + Long.toHexString(address)
              : "memory access at an address that no memory can have, or a privileged instruction";
    };
  }

  /** All registers, for people: lines of four. */
  public String registers() {
    StringBuilder text = new StringBuilder();
    SavedRegister[] all = SavedRegister.values();
    for (int i = 0; i < all.length; i++) {
      String name = all[i].name().toLowerCase(Locale.ROOT);
      text.append(i % 4 == 0 ? (i == 0 ? "  " : "\n  ") : "  ");
      text.append("%-5s %016x".formatted(name, registers[i]));
    }
    return text.toString();
  }

  private boolean addressKnown() {
    return code != FaultSignals.SI_KERNEL
        && (signal == FaultSignals.SIGSEGV || code != FaultSignals.BUS_ADRALN);
  }
}
