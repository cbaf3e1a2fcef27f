package portkit.conformance.guest;

import portkit.metal.hw.Atomic;
import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Image;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.os.OsTable;

/** The metal: raw memory, machine code and the table that the port has handed over. */
final class MetalGround implements Ground {
  /** What a call may take by clause CAL-04, and a routine needs less. */
  private static final int CALL_STACK = 12 << 10;

  private final StaticMemory memory = new StaticMemory(Area.SIZE, Lane.SIZE);
  private long table;
  private long routines;

  void begin(long osTable, long routineTable) {
    table = osTable;
    routines = routineTable;
  }

  @Override
  public long memory() {
    return memory.address();
  }

  @Override
  public int load8(long address) {
    return Memory.load8(address);
  }

  @Override
  public long load64(long address) {
    return Memory.load64(address);
  }

  @Override
  public void store8(long address, int value) {
    Memory.store8(address, value);
  }

  @Override
  public void store64(long address, long value) {
    Memory.store64(address, value);
  }

  @Override
  public boolean exchange32(long address, int expected, int value) {
    return Atomic.compareAndSet32(address, expected, value);
  }

  @Override
  @CalleeStack(CALL_STACK)
  public long routine(Routine routine, long lane, long a, long b, long c) {
    long argument =
        routine == Routine.WATCH ? Memory.load64(table + OsTable.CALLS + Long.BYTES * a) : a;
    return FunctionPointer.call(address(routine), lane, argument, b, c);
  }

  private long address(Routine routine) {
    return Memory.load64(routines + (long) routine.index() * Long.BYTES);
  }

  @Override
  @CalleeStack(CALL_STACK)
  public long call(int slot, long a, long b, long c) {
    long function = Memory.load64(table + OsTable.CALLS + (long) Long.BYTES * slot);
    return function == 0 ? 0 : FunctionPointer.call(function, a, b, c);
  }

  @Override
  public long known(Known what) {
    return switch (what) {
      case TABLE -> table;
      case LANES -> memory() + Area.LANES;
      case THREAD -> address(Routine.THREAD);
      case HANDLER -> address(Routine.HANDLER);
      case TEXT -> routines;
      case CONSTANTS -> Image.readOnlyStart();
      case PAGE -> Memory.load64(table + OsTable.PAGE_SIZE);
      default -> 0;
    };
  }
}
