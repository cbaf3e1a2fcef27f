package portkit.metal.compiler.ir;

/** Arithmetic with two operands. A division relies on a {@link Check.Divisor} in front of it. */
public final class Binary extends Node {
  private final BinaryOp op;

  /** {@code a op b}. */
  public Binary(BinaryOp op, Kind kind, Node a, Node b) {
    super(kind, a, b);
    this.op = op;
  }

  /** The operation. */
  public BinaryOp op() {
    return op;
  }

  @Override
  public boolean removable() {
    return true;
  }

  /**
   * A division by a variable stays behind its check; one by a non-zero constant is free to move.
   */
  @Override
  public Object identity() {
    return !op.isDivision() || input(1).isNumber() ? op : null;
  }

  @Override
  String detail() {
    return " " + op;
  }
}
