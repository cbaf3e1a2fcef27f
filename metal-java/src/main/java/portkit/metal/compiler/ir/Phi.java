package portkit.metal.compiler.ir;

/** The value that belongs to the edge taken: operand i to predecessor i of its block. */
public final class Phi extends Node {
  /** Without operands so far. */
  public Phi(Kind kind) {
    super(kind);
  }

  @Override
  public boolean removable() {
    return true;
  }
}
