package portkit.metal.compiler.ir;

/** 1 if the object is an instance of the class, 0 if not or null. */
public final class InstanceOf extends Node {
  private final Class<?> type;

  /** {@code object instanceof type}. */
  public InstanceOf(Node object, Class<?> type) {
    super(Kind.INT, object);
    this.type = type;
  }

  /** The class. */
  public Class<?> type() {
    return type;
  }

  @Override
  public boolean removable() {
    return true;
  }

  @Override
  public Object identity() {
    return type;
  }
}
