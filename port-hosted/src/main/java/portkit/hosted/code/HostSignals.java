package portkit.hosted.code;

import java.nio.ByteBuffer;
import portkit.hosted.host.Kernel;
import portkit.hosted.host.Native;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * Puts the port's handler over every handler that the process has. Each of HotSpot's expects the C
 * library's FS base and a stack of Java's; in guest mode it would find neither and end the JVM
 * without a word.
 */
final class HostSignals {
  private static final int FIRST_FREE_REALTIME_SIGNAL = 34; // the C library keeps 32 and 33
  private static final int LAST_SIGNAL = 64;
  private static final long SIG_IGN = 1; // SIG_DFL is 0; real handlers are above

  /** The kernel's {@code struct sigaction}: four words. */
  private static final int HANDLER = 0;

  private static final int FLAGS = 8;
  private static final int RESTORER = 16;
  private static final int MASK = 24;
  private static final int ACTION_SIZE = 32;

  private static final long SA_SIGINFO = 4;
  private static final long SA_RESTORER = 0x0400_0000;
  private static final long SA_ONSTACK = 0x0800_0000;

  /**
   * Blocked while the handler runs: all but the signals of faults, which HotSpot's own handlers may
   * cause and handle.
   */
  private static final long BLOCKED =
      ~(bit(FaultSignals.SIGILL)
          | bit(FaultSignals.SIGTRAP)
          | bit(FaultSignals.SIGBUS)
          | bit(FaultSignals.SIGFPE)
          | bit(FaultSignals.SIGSEGV));

  private final long memory = Kernel.map(0, Kernel.PAGE, Kernel.PROT_READ | Kernel.PROT_WRITE);
  private final ByteBuffer previous = Native.memory(memory, 8L * (LAST_SIGNAL + 1));
  private final long actionAddress = memory + previous.capacity();
  private final ByteBuffer action = Native.memory(actionAddress, ACTION_SIZE);
  private final int own = unused();

  /** The signal by which the port reaches its threads. */
  int own() {
    return own;
  }

  /** The address of the handlers that were there before, 8 bytes by signal number; 0 for none. */
  long previousHandlers() {
    return memory;
  }

  /** Installs the handler wherever there is one, for the port's own signal and for breakpoints. */
  void install(long handler, long restorer) {
    for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
      if (load(signal)
          && (action.getLong(HANDLER) > SIG_IGN
              || signal == own
              || signal == FaultSignals.SIGTRAP)) {
        wrap(signal, handler, restorer);
      }
    }
  }

  private void wrap(int signal, long handler, long restorer) {
    long old = action.getLong(HANDLER);
    previous.putLong(8 * signal, old > SIG_IGN ? old : 0);
    action.putLong(HANDLER, handler);
    // Without SA_RESTART where HotSpot has none, so that the port's own signal ends a blocking
    // call.
    action.putLong(FLAGS, action.getLong(FLAGS) | SA_SIGINFO | SA_ONSTACK | SA_RESTORER);
    if (action.getLong(RESTORER) == 0) {
      action.putLong(RESTORER, restorer);
    }
    action.putLong(MASK, BLOCKED);
    if (Kernel.signalAction(signal, actionAddress, 0) != 0) {
      throw new PortkitException(
          Failure.UNSUITABLE_JVM, "the hosted port cannot handle signal " + signal);
    }
  }

  private int unused() {
    for (int signal = FIRST_FREE_REALTIME_SIGNAL; signal <= LAST_SIGNAL; signal++) {
      if (load(signal) && action.getLong(HANDLER) == 0) {
        return signal;
      }
    }
    throw new PortkitException(
        Failure.UNSUITABLE_JVM, "the hosted port needs a real-time signal, all are taken");
  }

  /** Reads a signal's action; false for those that have none. */
  private boolean load(int signal) {
    return Kernel.signalAction(signal, 0, actionAddress) == 0;
  }

  private static long bit(int signal) {
    return 1L << (signal - 1);
  }
}
