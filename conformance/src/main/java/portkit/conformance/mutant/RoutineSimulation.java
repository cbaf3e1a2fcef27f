package portkit.conformance.mutant;

import portkit.conformance.guest.Lane;
import portkit.conformance.guest.Routine;
import portkit.os.FaultKind;

/** The guest's routines without a processor. */
final class RoutineSimulation {
  private static final long[] PROCESSOR = {13, 0, 1 << 26 | 1 << 27 | 1 << 28, 0};
  private static final long[] STATE_SIZES = {7, 832, 832, 0};

  private final SimulatedGround ground;
  private final SimulatedMemory memory;
  private final Defect defect;

  RoutineSimulation(SimulatedGround ground, SimulatedMemory memory, Defect defect) {
    this.ground = ground;
    this.memory = memory;
    this.defect = defect;
  }

  long run(Routine routine, long lane, long a, long b, long c) {
    return switch (routine) {
      case LOAD8 -> memory.load8(a);
      case LOAD32 -> memory.load(a, 4);
      case LOAD64 -> memory.load(a, 8);
      case STORE8 -> store(a, 1, b);
      case STORE32 -> store(a, 4, b);
      case STORE64 -> store(a, 8, b);
      case FILL -> fill(a, b, (int) c);
      case SCAN -> scan(a, b, (int) c & 0xff);
      case FETCH_ADD -> Integer.toUnsignedLong(memory.fetchAdd(a, (int) b));
      case COMPARE_EXCHANGE -> Integer.toUnsignedLong(memory.exchange(a, (int) b, (int) c));
      case WATCH -> watch(lane, a);
      case SPIN -> spin(a, (int) b);
      case RAISE_MEMORY -> raise(routine, lane, new SimulatedFault(FaultKind.MEMORY, 8, true));
      case RAISE_STACK -> raise(routine, lane, new SimulatedFault(FaultKind.MEMORY, 0x7f8, true));
      case RAISE_NON_CANONICAL ->
          raise(routine, lane, new SimulatedFault(FaultKind.MEMORY, 0, false));
      case RAISE_DIVIDE -> raise(routine, lane, SimulatedGround.fault(FaultKind.INTEGER_DIVIDE));
      case RAISE_FLOATING_POINT ->
          raise(routine, lane, SimulatedGround.fault(FaultKind.FLOATING_POINT));
      case RAISE_ILLEGAL ->
          raise(routine, lane, SimulatedGround.fault(FaultKind.ILLEGAL_INSTRUCTION));
      case RAISE_BREAKPOINT -> raise(routine, lane, SimulatedGround.fault(FaultKind.BREAKPOINT));
      case CPU -> cpu(lane, a);
      case JUMP -> throw new SimulatedFault(FaultKind.MEMORY, a, a << 16 >> 16 == a);
      case THREAD, HANDLER -> throw new IllegalArgumentException(routine + " is not for calls");
    };
  }

  private long store(long address, int size, long value) {
    memory.store(address, size, value);
    return 0;
  }

  private long fill(long address, long count, int value) {
    for (long i = 0; i < count; i++) {
      memory.store8(address + i, value);
    }
    return 0;
  }

  private long scan(long address, long count, int value) {
    long i = 0;
    while (i < count && memory.load8(address + i) == value) {
      i++;
    }
    return i;
  }

  private long watch(long lane, long slot) {
    long first = lane + Lane.ARGUMENTS;
    long result =
        ground.call(
            (int) slot,
            memory.load(first, 8),
            memory.load(first + 8, 8),
            memory.load(first + 16, 8));
    memory.store(first, 8, result);
    boolean foundRecord = memory.load(SimulatedThread.current().fsBase, 8) == lane;
    return defect.lost(Routine.WATCH, foundRecord ? 0 : 1);
  }

  private long spin(long address, int expected) {
    defect.spinning(true);
    while ((int) memory.load(address, 4) == expected) {
      ground.check();
      ground.deliver(SimulatedThread.current());
      Thread.onSpinWait();
    }
    defect.spinning(false);
    return defect.lost(Routine.SPIN, 0);
  }

  private long raise(Routine routine, long lane, SimulatedFault fault) {
    ground.handle(lane, fault);
    return defect.lost(routine, 0);
  }

  private long cpu(long lane, long leaf) {
    for (int i = 0; i < PROCESSOR.length; i++) {
      memory.store(lane + Lane.CPU + i * 8L, 8, leaf == 13 ? STATE_SIZES[i] : PROCESSOR[i]);
    }
    memory.store(lane + Lane.CPU + 32, 8, defect.enabledState(7));
    memory.store(lane + Lane.CPU + 40, 8, System.nanoTime());
    return 0;
  }
}
