package portkit.conformance.bench;

import portkit.metal.hw.Export;
import portkit.metal.hw.Linux;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;

/** The same measurement of writes as {@link CallCosts} makes, by the raw system call. */
public final class RawCosts {
  private static final int WRITE = 1;
  private static final int CLOCK_GETTIME = 228;
  private static final int MONOTONIC = 1;
  private static final int WRITES = 300_000;
  private static final long SECOND = 1_000_000_000;

  private final CostLine line = new CostLine();
  private final StaticMemory data = new StaticMemory(64, 64);
  private final StaticMemory time = new StaticMemory(16, 8);

  /** Made at build time. */
  public RawCosts() {}

  /** Where the program begins. */
  @Export("start")
  public int start(long stack) {
    long before = now();
    for (int i = 0; i < WRITES; i++) {
      long _ = Linux.call(WRITE, 2, data.address(), data.size());
    }
    line.set("write64", (now() - before) * 1000 / WRITES);
    return Linux.call(WRITE, 1, line.address(), line.length()) == line.length() ? 0 : 1;
  }

  private long now() {
    long _ = Linux.call(CLOCK_GETTIME, MONOTONIC, time.address());
    return Memory.load64(time.address()) * SECOND + Memory.load64(time.address() + Long.BYTES);
  }
}
