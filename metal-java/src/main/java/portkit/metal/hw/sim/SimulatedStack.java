package portkit.metal.hw.sim;

import java.util.concurrent.Semaphore;

/** One stack: a thread that runs only when it has been resumed. */
final class SimulatedStack {
  private final Semaphore turn = new Semaphore(0);
  private long pointer;

  SimulatedStack(long pointer) {
    this.pointer = pointer;
  }

  long pointer() {
    return pointer;
  }

  void pointer(long value) {
    pointer = value;
  }

  void resume() {
    turn.release();
  }

  /** Waits, on the stack's own thread, for its turn. */
  void suspend() {
    turn.acquireUninterruptibly();
  }
}
