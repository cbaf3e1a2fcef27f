package portkit.nacl.tender;

import portkit.metal.hw.Atomic;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;

/**
 * A lock on the kernel's futex: 0 free, 1 held, 2 held and perhaps waited for. Held only for
 * moments; interrupts of the holder wait, since it is in a call.
 */
final class Mutex {
  private final StaticMemory word = new StaticMemory(64, 64);
  private final Gate gate;

  Mutex(Gate gate) {
    this.gate = gate;
  }

  void lock() {
    long w = word.address();
    if (Atomic.compareAndSet32(w, 0, 1)) {
      return;
    }
    while (Atomic.exchange32(w, 2) != 0) {
      long _ = gate.futexWait(w, 2, 0);
    }
  }

  void unlock() {
    long w = word.address();
    if (Memory.load32(w) == 1 && Atomic.compareAndSet32(w, 1, 0)) {
      return;
    }
    int _ = Atomic.exchange32(w, 0);
    long _ = gate.futexWake(w, 1);
  }
}
