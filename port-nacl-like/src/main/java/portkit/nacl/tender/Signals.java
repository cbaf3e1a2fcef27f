package portkit.nacl.tender;

import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.StaticMemory;
import portkit.nacl.policy.Places;

/**
 * The one signal handler, and its installation. It runs on the thread's signal stack; the kernel
 * has saved all registers, vector state included, and puts back what the handler leaves in the
 * frame.
 */
final class Signals {
  private static final int RT_SIGACTION = 13;
  private static final int RT_SIGPROCMASK = 14;
  private static final int SET_MASK = 2;

  /** Numbers of signals are 1 to 64, their sets 64 bits. */
  private static final int SET_SIZE = 8;

  private static final long INFO = 4;
  private static final long RESTORER = 0x0400_0000;
  private static final long ON_STACK = 0x0800_0000;
  private static final long RESTART = 0x1000_0000;
  private static final long NO_DEFER = 0x4000_0000;
  private static final long IGNORE = 1;

  private final Gate gate;
  private final Faults faults;
  private final Interruption interruption;
  private final LastWords lastWords;
  private final StaticMemory action = new StaticMemory(SignalFrame.ACTION.size(), 8);

  Signals(Gate gate, Faults faults, Interruption interruption, LastWords lastWords) {
    this.gate = gate;
    this.faults = faults;
    this.interruption = interruption;
    this.lastWords = lastWords;
  }

  /** Installs the handler, before the tender is sealed. */
  void install() {
    // A fault in the program's handler is to be seen, and reported, not to end the process.
    long ofFaults = INFO | RESTORER | ON_STACK | NO_DEFER;
    install(Signal.ILL, ofFaults);
    install(Signal.TRAP, ofFaults);
    install(Signal.BUS, ofFaults);
    install(Signal.FPE, ofFaults);
    install(Signal.SEGV, ofFaults);
    install(Signal.SYS, ofFaults);
    install(Signal.XCPU, ofFaults);
    install(Signal.ALRM, ofFaults);
    install(Signal.URG, INFO | RESTORER | ON_STACK | RESTART);
    // A closed pipe is an error of write's.
    set(Signal.PIPE, IGNORE, RESTORER, 0);
    unblock();
  }

  /** Whoever started the tender may have blocked signals, and that is handed down. */
  private void unblock() {
    long set = action.address();
    Memory.store64(set, 0);
    long _ = Linux.call(RT_SIGPROCMASK, SET_MASK, set, 0, SET_SIZE);
  }

  private void install(int signal, long flags) {
    // An interrupt has to wait for the end of the program's fault handler (clause INT-02).
    set(signal, FunctionPointer.to("signal"), flags, 1L << (Signal.URG - 1));
  }

  private void set(int signal, long handler, long flags, long mask) {
    long at = action.address();
    SignalFrame.HANDLER.set(at, handler);
    SignalFrame.FLAGS.set(at, flags);
    SignalFrame.RESTORER.set(at, gate.restorer());
    SignalFrame.MASK.set(at, mask);
    long _ = Linux.call(RT_SIGACTION, signal, at, 0, SET_SIZE);
  }

  /** Called by the kernel, by the C convention; returns to the gate. */
  @Export("signal")
  void handle(int signal, long info, long frame) {
    long context = SegmentBase.gs();
    if (signal == Signal.SYS) {
      lastWords.forbidden(info, frame);
    }
    if (signal == Signal.ALRM || signal == Signal.XCPU) {
      lastWords.outOfTime(signal == Signal.XCPU);
    }
    if (context < Places.STACKS || context >= Places.GUARD) {
      // No thread of the program's, or one that has spoilt its GS base.
      if (signal != Signal.URG) {
        lastWords.fault(signal, info, frame, "where no thread of the program can be");
      }
      return;
    }
    if (signal == Signal.URG) {
      interruption.arrived(context, frame);
    } else {
      faults.raised(context, signal, info, frame);
    }
  }
}
