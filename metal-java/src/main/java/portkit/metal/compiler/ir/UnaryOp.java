package portkit.metal.compiler.ir;

/** Arithmetic with one operand. */
public enum UnaryOp {
  NEG,
  INT_TO_LONG,
  LONG_TO_INT,
  INT_TO_BYTE,
  INT_TO_CHAR,
  INT_TO_SHORT,
  REVERSE_BYTES;

  /** The result for this operand; {@code kind} is that of the result. */
  public long fold(Kind kind, long a) {
    return switch (this) {
      case NEG -> kind == Kind.INT ? -(int) a : -a;
      case INT_TO_LONG, LONG_TO_INT -> (int) a;
      case INT_TO_BYTE -> (byte) a;
      case INT_TO_CHAR -> (char) a;
      case INT_TO_SHORT -> (short) a;
      case REVERSE_BYTES -> kind == Kind.INT ? Integer.reverseBytes((int) a) : Long.reverseBytes(a);
    };
  }
}
