package portkit.metal.compiler.ir;

/** Arithmetic with one operand. */
public final class Unary extends Node {
  private final UnaryOp op;

  /** {@code op a}, a value of the kind given. */
  public Unary(UnaryOp op, Kind kind, Node a) {
    super(kind, a);
    this.op = op;
  }

  /** The operation. */
  public UnaryOp op() {
    return op;
  }

  @Override
  public boolean removable() {
    return true;
  }

  @Override
  public Object identity() {
    return op;
  }
}
