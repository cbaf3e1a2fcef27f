package portkit.metal.hw;

/**
 * A lock that keeps interrupts off while it is held, so that a handler on the same processor may
 * take it too. It is scoped:
 *
 * <pre>{@code
 * try (var _ = lock.acquire()) {
 *   // alone, interrupts off
 * }
 * }</pre>
 *
 * Not reentrant. Nested locks must be released in the opposite order, which scopes enforce. In
 * metal Java an exception in the scope is a panic and the lock stays held; on the JVM it is
 * released.
 */
public final class SpinLock implements AutoCloseable {
  /** A cache line of its own, so that waiting for it slows down nobody else. */
  private final StaticMemory word = new StaticMemory(64, 64);

  /** The holder's flags before it took the lock; only the holder touches them. */
  private long flags;

  /** A free lock; made at build time. */
  public SpinLock() {}

  /** Waits for the lock and takes it; returns itself for the scope. */
  public SpinLock acquire() {
    long before = Interrupts.save();
    while (Atomic.exchange32(word.address(), 1) != 0) {
      Cpu.pause();
    }
    flags = before;
    return this;
  }

  /** Releases the lock; interrupts are as they were before {@link #acquire}. */
  @Override
  public void close() {
    long before = flags;
    Memory.store32(word.address(), 0);
    Interrupts.restore(before);
  }
}
