package portkit.metal.compiler.ir;

import java.util.List;

/** The class of an object that is not null, as an object. */
public final class ClassOf extends Node {
  /**
   * Of this object.
   *
   * @param classes the classes that it can have, as constants: they become part of the image
   */
  public ClassOf(Node object, List<? extends Node> classes) {
    super(Kind.REF, object);
    inputs().addAll(classes);
    withType(RefType.declared(Class.class).notNull());
  }

  /** The classes that the object can have. */
  public List<Class<?>> classes() {
    return inputs().stream().skip(1).<Class<?>>map(c -> (Class<?>) c.object()).toList();
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
