package portkit.nacl.tender;

import portkit.metal.hw.Atomic;
import portkit.metal.hw.StaticMemory;

/** How much memory the program may have, and the line that says so when it wants more. */
final class MemoryLimit {
  private final Message message;
  private final StaticMemory said = new StaticMemory(64, 64);
  private long mebibytes;

  MemoryLimit(Gate gate) {
    message = new Message(gate);
  }

  /** In MiB; 0 for none. */
  void set(long limit) {
    mebibytes = limit;
  }

  /** Whether so many bytes are more than the program may have. */
  boolean isBelow(long bytes) {
    return mebibytes != 0 && bytes > mebibytes << 20;
  }

  /** The kernel has refused the program memory. */
  void refused() {
    if (mebibytes == 0 || Atomic.exchange32(said.address(), 1) != 0) {
      return;
    }
    message
        .begin()
        .print("the program wants more memory than its limit of ")
        .decimal(mebibytes)
        .print(" MiB (-m)");
    message.end();
  }
}
