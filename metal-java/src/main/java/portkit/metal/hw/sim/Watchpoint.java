package portkit.metal.hw.sim;

import portkit.metal.hw.Unsigned;

/**
 * A range of addresses that someone watches.
 *
 * @param from the first address
 * @param size in bytes
 * @param watcher who is told
 */
public record Watchpoint(long from, long size, Watcher watcher) {
  /** Is told of accesses. */
  @FunctionalInterface
  public interface Watcher {
    /** An access has happened; an exception from here ends the code that made it. */
    void accessed(Access access);
  }

  void announce(Access access) {
    if (Unsigned.within(access.address(), from, from + size)
        || Unsigned.within(from, access.address(), access.address() + access.width())) {
      watcher.accessed(access);
    }
  }
}
