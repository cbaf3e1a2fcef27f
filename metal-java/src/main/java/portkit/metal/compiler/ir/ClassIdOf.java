package portkit.metal.compiler.ir;

/** The class number in the header of an object that is not null. */
public final class ClassIdOf extends Node {
  /** Of this object. */
  public ClassIdOf(Node object) {
    super(Kind.INT, object);
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
