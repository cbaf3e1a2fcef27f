package portkit.nacl.tender;

import portkit.metal.hw.Atomic;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.os.FaultKind;

/**
 * Interrupts, which are pending until the thread is found in the program. A signal that comes while
 * it is in a call is left to the call's end, which looks and sends another.
 */
final class Interruption {
  private static final int INTERRUPT = FaultKind.INTERRUPT.code();
  private static final long WORD = Long.BYTES;

  private final Gate gate;
  private final ProgramSpace space;
  private final FaultHandler handler;
  private final long decided;
  private final long raising;
  private final long raised;
  private final long finished;
  private final long end;

  Interruption(GateCode code, Gate gate, ProgramSpace space, FaultHandler handler) {
    this.gate = gate;
    this.space = space;
    this.handler = handler;
    decided = code.decided();
    raising = code.raising();
    raised = code.raised();
    finished = code.finished();
    end = code.end();
  }

  /** Interrupts a thread (clause INT-01). */
  void send(long context) {
    // A thread that is not quite there yet looks before it enters the program.
    if (Atomic.exchange32(ThreadContext.PENDING.in(context), 1) == 0) {
      int thread = ThreadContext.THREAD.get(context);
      if (thread > 0) {
        long _ = gate.tgkill(ThreadContext.PROCESS.get(context), thread, Signal.URG);
      }
    }
  }

  /** The signal has come. */
  void arrived(long context, long frame) {
    if (ThreadContext.PENDING.get(context) == 0
        || !handler.isSet()
        || !isInProgram(frame)
        || Atomic.exchange32(ThreadContext.PENDING.in(context), 0) == 0) {
      return;
    }
    handler.call(context, frame, INTERRUPT, 0, 0);
  }

  /** Whether the thread is in the program, or has left a call but for its return. */
  private boolean isInProgram(long frame) {
    long pc = SignalFrame.RIP.get(frame);
    long stack = SignalFrame.RSP.get(frame);
    if (space.isCode(pc)) {
      return true;
    }
    if (Unsigned.within(pc, raised, finished)) {
      SignalFrame.RDI.set(frame, Memory.load64(stack));
      SignalFrame.RAX.set(frame, Memory.load64(stack + WORD));
      finishReturn(frame, stack + GateCode.SAVED);
      return true;
    }
    if (Unsigned.within(pc, decided, raising) || Unsigned.within(pc, finished, end)) {
      finishReturn(frame, stack);
      return true;
    }
    return false;
  }

  private static void finishReturn(long frame, long stack) {
    SignalFrame.RIP.set(frame, Memory.load64(stack));
    SignalFrame.RSP.set(frame, stack + WORD);
  }
}
