package portkit.metal.compiler.ir;

/**
 * What is known of a reference.
 *
 * @param upper a class (never an interface, which the JVM's verifier does not check) that every
 *     value is null or an instance of
 */
public record RefType(Class<?> upper, boolean nonNull) {
  /** Nothing is known. */
  public static final RefType ANY = new RefType(Object.class, false);

  /** A value declared with this type. */
  public static RefType declared(Class<?> type) {
    return new RefType(trusted(type) ? type : Object.class, false);
  }

  /** The same, and not null. */
  public RefType notNull() {
    return new RefType(upper, true);
  }

  private static boolean trusted(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    return !element.isInterface();
  }
}
