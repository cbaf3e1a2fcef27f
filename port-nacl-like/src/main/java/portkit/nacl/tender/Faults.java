package portkit.nacl.tender;

import portkit.metal.hw.Image;
import portkit.metal.hw.Unsigned;
import portkit.nacl.policy.Places;
import portkit.os.FaultField;
import portkit.os.FaultKind;

/** Processor faults, from the signal to the program's handler. */
final class Faults {
  /** {@code si_code}s: raised without an address; and of SIGFPE and SIGBUS (sigaction(2)). */
  private static final int SI_KERNEL = 128;

  private static final int FPE_INTDIV = 1;
  private static final int FPE_INTOVF = 2;
  private static final int BUS_ADRALN = 1;

  private static final int MEMORY = FaultKind.MEMORY.code();
  private static final int INTEGER_DIVIDE = FaultKind.INTEGER_DIVIDE.code();
  private static final int FLOATING_POINT = FaultKind.FLOATING_POINT.code();
  private static final int ILLEGAL_INSTRUCTION = FaultKind.ILLEGAL_INSTRUCTION.code();
  private static final int BREAKPOINT = FaultKind.BREAKPOINT.code();

  private final FaultHandler handler;
  private final LastWords lastWords;

  Faults(FaultHandler handler, LastWords lastWords) {
    this.handler = handler;
    this.lastWords = lastWords;
  }

  /** A signal that stands for a fault. */
  void raised(long context, int signal, long info, long frame) {
    int code = SignalFrame.CODE.get(info);
    if (code <= 0) {
      lastWords.fault(signal, info, frame, "sent by another process");
    }
    if (isInTender(SignalFrame.RIP.get(frame))) {
      lastWords.fault(signal, info, frame, "in a call of the OS table, whose stack may be bad");
    }
    if (ThreadContext.IN_HANDLER.get(context) != 0) { // clause FLT-04
      lastWords.fault(signal, info, frame, "in the program's fault handler");
    }
    if (!handler.isSet()) {
      lastWords.fault(signal, info, frame, "and the program has set no fault handler");
    }
    boolean known = hasAddress(signal, code);
    handler.call(
        context,
        frame,
        kind(signal, code),
        signal == Signal.SEGV || signal == Signal.BUS ? known ? 0 : FaultField.ADDRESS_UNKNOWN : 0,
        known ? SignalFrame.ADDRESS.get(info) : 0);
  }

  private static boolean isInTender(long pc) {
    return Unsigned.within(pc, Places.TENDER, Image.end())
        || Unsigned.within(pc, Places.GATE, Places.GATE + Places.PAGE);
  }

  /** The processor tells none for #GP and #SS, such as a non-canonical address, and for #AC. */
  private static boolean hasAddress(int signal, int code) {
    return code != SI_KERNEL
        && (signal == Signal.SEGV || (signal == Signal.BUS && code != BUS_ADRALN));
  }

  private static int kind(int signal, int code) {
    return switch (signal) {
      case Signal.FPE -> code == FPE_INTDIV || code == FPE_INTOVF ? INTEGER_DIVIDE : FLOATING_POINT;
      case Signal.ILL -> ILLEGAL_INSTRUCTION;
      case Signal.TRAP -> BREAKPOINT;
      default -> MEMORY;
    };
  }
}
