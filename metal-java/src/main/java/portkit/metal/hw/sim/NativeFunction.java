package portkit.metal.hw.sim;

/** A function that code on the machine can call by its address. */
@FunctionalInterface
public interface NativeFunction {
  /** The result for RAX. */
  long call(long... arguments);
}
