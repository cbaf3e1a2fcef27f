package portkit.conformance.mutant;

import java.util.concurrent.atomic.AtomicBoolean;

/** A thread of the program: its lane's record, its FS base, its stack. */
final class SimulatedThread {
  private static final ThreadLocal<SimulatedThread> CURRENT = new ThreadLocal<>();

  final long lane;
  final long stack;
  volatile long fsBase;

  /** How many handlers are under way; the thread's own affair. */
  int depth;

  final AtomicBoolean interrupted = new AtomicBoolean();

  SimulatedThread(long lane, long stack, long fsBase) {
    this.lane = lane;
    this.stack = stack;
    this.fsBase = fsBase;
  }

  static SimulatedThread current() {
    return CURRENT.get();
  }

  void enter() {
    CURRENT.set(this);
  }
}
