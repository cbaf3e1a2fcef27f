package portkit.conformance.bench;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.os.OsTable;

/**
 * A program for the OS interface that measures what its argument names: {@code direct} and {@code
 * table}, a call of a function of its own and of one that does nothing at the port; {@code
 * write64}, 64 bytes to standard error. It prints a line as examples/bench does.
 */
public final class CallCosts {
  private static final int CALLS = 3_000_000;
  private static final int WRITES = 300_000;
  private static final int CALL_STACK = 12 << 10;
  private static final int NO_DESCRIPTOR = 99;

  private final CostLine line = new CostLine();
  private final StaticMemory data = new StaticMemory(64, 64);
  private long table;

  /** Made at build time. */
  public CallCosts() {}

  /** Where the program begins. */
  @Export("start")
  public int start(long osTable) {
    table = osTable;
    int what = Memory.load8(Memory.load64(Memory.load64(osTable + OsTable.ARGV) + Long.BYTES));
    switch (what) {
      case 'd' -> line.set("direct", directPicoseconds());
      case 't' -> line.set("table", tablePicoseconds(NO_DESCRIPTOR, CALLS));
      default -> line.set("write64", tablePicoseconds(2, WRITES));
    }
    return call(OsTable.WRITE, 1, line.address(), line.length()) == line.length() ? 0 : 1;
  }

  /** What the direct calls call. */
  @Export("nothing")
  public long nothing(long a, long b, long c) {
    return a;
  }

  @CalleeStack(CALL_STACK)
  private long directPicoseconds() {
    long function = FunctionPointer.to("nothing");
    long before = now();
    for (int i = 0; i < CALLS; i++) {
      long _ = FunctionPointer.call(function, NO_DESCRIPTOR, data.address(), data.size());
    }
    return (now() - before) * 1000 / CALLS;
  }

  @CalleeStack(CALL_STACK)
  private long tablePicoseconds(int descriptor, int calls) {
    long function = Memory.load64(table + OsTable.WRITE);
    long before = now();
    for (int i = 0; i < calls; i++) {
      long _ = FunctionPointer.call(function, descriptor, data.address(), data.size());
    }
    return (now() - before) * 1000 / calls;
  }

  private long now() {
    return call(OsTable.NANOTIME, 0, 0, 0);
  }

  @CalleeStack(CALL_STACK)
  private long call(int offset, long a, long b, long c) {
    return FunctionPointer.call(Memory.load64(table + offset), a, b, c);
  }
}
