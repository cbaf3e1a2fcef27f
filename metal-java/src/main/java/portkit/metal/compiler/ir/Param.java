package portkit.metal.compiler.ir;

/** An argument of the compiled method. */
public final class Param extends Node {
  private final int index;

  /** The argument with this number, counted from 0. */
  public Param(Kind kind, int index) {
    super(kind);
    this.index = index;
  }

  /** Its number, counted from 0. */
  public int index() {
    return index;
  }

  @Override
  String detail() {
    return " " + index;
  }
}
