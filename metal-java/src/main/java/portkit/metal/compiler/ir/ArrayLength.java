package portkit.metal.compiler.ir;

/** The length of an array that is not null. */
public final class ArrayLength extends Node {
  /** Of this array. */
  public ArrayLength(Node array) {
    super(Kind.INT, array);
  }

  @Override
  public boolean removable() {
    return true;
  }

  @Override
  public Object identity() {
    return 0;
  }
}
