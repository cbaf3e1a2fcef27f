package portkit.metal.compiler.ir;

/** The address of an object; objects of the image never move. */
public final class AddressOf extends Node {
  /** Of this object. */
  public AddressOf(Node object) {
    super(Kind.LONG, object);
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
