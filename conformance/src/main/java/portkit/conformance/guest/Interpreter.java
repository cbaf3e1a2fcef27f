package portkit.conformance.guest;

/** Carries the code of lanes out. All state is in the lanes' records. */
final class Interpreter {
  private static final Routine[] RAISE = {
    Routine.RAISE_MEMORY,
    Routine.RAISE_MEMORY,
    Routine.RAISE_DIVIDE,
    Routine.RAISE_FLOATING_POINT,
    Routine.RAISE_ILLEGAL,
    Routine.RAISE_BREAKPOINT,
    Routine.RAISE_NON_CANONICAL,
    Routine.RAISE_STACK,
  };

  private final Ground ground;
  private final Code code;
  private final Reporter reporter;
  private final Threads threads;
  private final Reservations reservations;
  private final Patterns patterns;

  Interpreter(
      Ground ground, Code code, Reporter reporter, Threads threads, Reservations reservations) {
    this.ground = ground;
    this.code = code;
    this.reporter = reporter;
    this.threads = threads;
    this.reservations = reservations;
    patterns = new Patterns(ground);
  }

  /**
   * Runs a lane to its end.
   *
   * @return whether the program is to end by returning what is in {@link Lane#SCRATCH}
   */
  boolean run(long lane) {
    while (true) {
      Operation operation = code.operation(lane);
      switch (operation) {
        case END -> {
          return false;
        }
        case LEAVE -> {
          ground.store64(lane + Lane.SCRATCH, code.operand(lane));
          return true;
        }
        case GOTO -> code.jump(lane, code.next16(lane));
        case IF -> branch(lane);
        case EXPECT -> expect(lane);
        case TELL -> reporter.report('t', code.operand(lane));
        case TRACE -> ground.store64(lane + Lane.TRACED, 1);
        case STORE8, STORE32, STORE64, FILL, JUMP -> effect(lane, operation);
        default -> {
          int slot =
              operation == Operation.CALL || operation == Operation.WATCH ? code.next8(lane) : 0;
          int result = code.next8(lane);
          code.register(lane, result, value(lane, operation, slot));
        }
      }
    }
  }

  private void branch(long lane) {
    Relation relation = code.relation(lane);
    long a = code.operand(lane);
    long b = code.operand(lane);
    int target = code.next16(lane);
    if (relation.holds(a, b)) {
      code.jump(lane, target);
    }
  }

  private void expect(long lane) {
    int line = code.next16(lane);
    Relation relation = code.relation(lane);
    long a = code.operand(lane);
    long b = code.operand(lane);
    if (relation.holds(a, b)) {
      ground.store64(lane + Lane.HELD, ground.load64(lane + Lane.HELD) + 1);
    } else {
      reporter.report('x', line, a, b);
    }
  }

  private void effect(long lane, Operation operation) {
    long a = code.operand(lane);
    long b = operation == Operation.JUMP ? 0 : code.operand(lane);
    long c = operation == Operation.FILL ? code.operand(lane) : 0;
    Routine routine =
        switch (operation) {
          case STORE8 -> Routine.STORE8;
          case STORE32 -> Routine.STORE32;
          case STORE64 -> Routine.STORE64;
          case FILL -> Routine.FILL;
          default -> Routine.JUMP;
        };
    if (traced(lane)) {
      ground.store64(lane + Lane.FAULT_KIND, 0);
    }
    ground.routine(routine, lane, a, b, c);
    if (routine == Routine.FILL && traced(lane)) {
      trace('f', a, b, c, tagged(lane, ground.load64(lane + Lane.FAULT_KIND)), 0);
    }
  }

  private boolean traced(long lane) {
    return ground.load64(lane + Lane.TRACED) != 0;
  }

  /** Reports at once: what comes next may be the last. */
  private void trace(char kind, long a, long b, long c, long d, long e) {
    reporter.report(kind, a, b, c, d, e);
    reporter.flush();
  }

  /** A small number with that of the thread above it. */
  private long tagged(long lane, long small) {
    return ground.load64(lane + Lane.NUMBER) << Encoding.THREAD_SHIFT | small;
  }

  private long value(long lane, Operation operation, int slot) {
    long a = operation.operands() > 0 ? code.operand(lane) : 0;
    long b = operation.operands() > 1 ? code.operand(lane) : 0;
    long c = operation.operands() > 2 ? code.operand(lane) : 0;
    return switch (operation) {
      case CALL -> call(lane, slot, a, b, c);
      case WATCH -> watch(lane, slot, a, b, c);
      case SET -> a;
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHL -> a << b;
      case SHR -> a >>> b;
      case LOAD8 -> ground.routine(Routine.LOAD8, lane, a, 0, 0);
      case LOAD32 -> ground.routine(Routine.LOAD32, lane, a, 0, 0);
      case LOAD64 -> ground.routine(Routine.LOAD64, lane, a, 0, 0);
      case SCAN -> scan(lane, a, b, c);
      case FETCHADD -> ground.routine(Routine.FETCH_ADD, lane, a, b, 0);
      case CAS -> ground.routine(Routine.COMPARE_EXCHANGE, lane, a, b, c);
      case FAULT -> fault(lane);
      case MINE -> ground.load64(lane + a);
      case SPIN -> patterns.run(Routine.SPIN, lane, a, b, c);
      case RAISE -> patterns.run(RAISE[(int) a], lane, 0, 0, b);
      case CPU -> cpu(lane, a, b, c);
      case START -> threads.start(lane, (int) a, b);
      case JOIN -> threads.join(a);
      default -> 0;
    };
  }

  private long call(long lane, int slot, long a, long b, long c) {
    if (slot == Slot.EXIT) {
      reporter.flush();
    }
    long result = ground.call(slot, a, b, c);
    if (slot == Slot.RESERVE) {
      reservations.add(result, b);
    }
    if (slot == Slot.RELEASE && result == 0) {
      reservations.remove(a, b);
    }
    if (traced(lane)) {
      trace('c', tagged(lane, slot), a, b, c, result);
    }
    return result;
  }

  private long watch(long lane, int slot, long a, long b, long c) {
    ground.store64(lane + Lane.ARGUMENTS, a);
    ground.store64(lane + Lane.ARGUMENTS + 8, b);
    ground.store64(lane + Lane.ARGUMENTS + 16, c);
    return ground.routine(Routine.WATCH, lane, slot, 0, 0);
  }

  private long scan(long lane, long a, long b, long c) {
    if (traced(lane)) {
      ground.store64(lane + Lane.FAULT_KIND, 0);
    }
    long result = ground.routine(Routine.SCAN, lane, a, b, c);
    if (traced(lane)) {
      trace('g', a, b, c, tagged(lane, ground.load64(lane + Lane.FAULT_KIND)), result);
    }
    return result;
  }

  private long fault(long lane) {
    long kind = ground.load64(lane + Lane.FAULT_KIND);
    ground.store64(lane + Lane.FAULT_KIND, 0);
    return kind;
  }

  private long cpu(long lane, long leaf, long subleaf, long which) {
    ground.routine(Routine.CPU, lane, leaf, subleaf, 0);
    return ground.load64(lane + Lane.CPU + which * Long.BYTES);
  }
}
