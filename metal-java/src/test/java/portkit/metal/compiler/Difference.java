package portkit.metal.compiler;

/** A call whose result is not the JVM's. */
final class Difference extends AssertionError {
  private static final long serialVersionUID = 1;

  Difference(String call) {
    super(call);
  }
}
