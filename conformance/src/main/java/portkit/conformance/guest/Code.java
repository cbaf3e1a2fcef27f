package portkit.conformance.guest;

/** A lane's way through its code: what comes next in it, and the lane's registers. */
final class Code {
  private static final Known[] KNOWN = Known.values();
  private static final Operation[] OPERATIONS = Operation.values();
  private static final Relation[] RELATIONS = Relation.values();

  private final Ground ground;

  Code(Ground ground) {
    this.ground = ground;
  }

  /** Sets a lane to the begin of a lane's code. */
  void begin(long lane, int number) {
    long script = ground.memory() + Area.CODE;
    long offset = script + 1 + 2L * number;
    long code = script + ground.load8(offset) + (ground.load8(offset + 1) << 8);
    ground.store64(lane + Lane.CODE, code);
    ground.store64(lane + Lane.PC, code);
  }

  /** Goes on at an offset in the lane's code. */
  void jump(long lane, int offset) {
    ground.store64(lane + Lane.PC, ground.load64(lane + Lane.CODE) + offset);
  }

  int next8(long lane) {
    long pc = ground.load64(lane + Lane.PC);
    ground.store64(lane + Lane.PC, pc + 1);
    return ground.load8(pc);
  }

  int next16(long lane) {
    int low = next8(lane);
    return low | next8(lane) << 8;
  }

  Operation operation(long lane) {
    return OPERATIONS[next8(lane)];
  }

  Relation relation(long lane) {
    return RELATIONS[next8(lane)];
  }

  /** The value of the operand that comes next. */
  long operand(long lane) {
    int tag = next8(lane);
    if (tag < Encoding.NUMBER) {
      return register(lane, tag);
    }
    if (tag < Encoding.CELL) {
      return number(lane, tag - Encoding.NUMBER);
    }
    if (tag == Encoding.CELL) {
      return ground.memory() + Area.CELLS + (long) next16(lane) * Area.CELL;
    }
    Known known = KNOWN[next8(lane)];
    return switch (known) {
      case SELF -> lane;
      case NUMBER -> ground.load64(lane + Lane.NUMBER);
      default -> ground.known(known);
    };
  }

  private long number(long lane, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next8(lane) << (8 * i);
    }
    int unused = Long.SIZE - 8 * bytes;
    return bytes == 0 ? 0 : value << unused >> unused;
  }

  long register(long lane, int number) {
    return ground.load64(lane + Lane.REGISTERS + (long) number * Long.BYTES);
  }

  void register(long lane, int number, long value) {
    ground.store64(lane + Lane.REGISTERS + (long) number * Long.BYTES, value);
  }
}
