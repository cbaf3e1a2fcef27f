package portkit.metal.compiler.ir;

/** Arithmetic with two operands, as the JVM specification defines it. */
public enum BinaryOp {
  ADD,
  SUB,
  MUL,
  DIV,
  REM,
  AND,
  OR,
  XOR,
  SHL,
  SHR,
  USHR,
  /** The upper 64 bits of the signed 128-bit product, as Math.multiplyHigh. */
  MULHI,
  /** The upper 64 bits of the unsigned product, as Math.unsignedMultiplyHigh. */
  UMULHI,
  /** The lesser one, signed. */
  MIN,
  /** -1, 0 or 1, as lcmp. */
  COMPARE;

  /** Whether the operands may change places. */
  public boolean isCommutative() {
    return switch (this) {
      case ADD, MUL, AND, OR, XOR, MULHI, UMULHI, MIN -> true;
      default -> false;
    };
  }

  /** Whether the second operand is a shift count, an int of which only the low bits count. */
  public boolean isShift() {
    return this == SHL || this == SHR || this == USHR;
  }

  /** Whether a zero as second operand traps. */
  public boolean isDivision() {
    return this == DIV || this == REM;
  }

  /** The result for these operands; not for a division by zero. */
  public long fold(Kind kind, long a, long b) {
    if (kind == Kind.LONG) {
      return foldLong(a, b);
    }
    return this == COMPARE ? Long.compare(a, b) : foldInt((int) a, (int) b);
  }

  private int foldInt(int x, int y) {
    return switch (this) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case REM -> x % y;
      case AND -> x & y;
      case OR -> x | y;
      case XOR -> x ^ y;
      case SHL -> x << y;
      case SHR -> x >> y;
      case USHR -> x >>> y;
      case MIN -> Math.min(x, y);
      case MULHI, UMULHI, COMPARE -> throw new IllegalArgumentException(this + " of ints");
    };
  }

  private long foldLong(long a, long b) {
    return switch (this) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHL -> a << b;
      case SHR -> a >> b;
      case USHR -> a >>> b;
      case MIN -> Math.min(a, b);
      case MULHI -> Math.multiplyHigh(a, b);
      case UMULHI -> Math.unsignedMultiplyHigh(a, b);
      case COMPARE -> Long.compare(a, b);
    };
  }
}
