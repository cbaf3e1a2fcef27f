package portkit.metal.hw.sim;

/** Answers Linux system calls. */
@FunctionalInterface
public interface SystemCalls {
  /** The result for RAX; -4095 to -1 is a negated error code. */
  long call(long number, long... arguments);
}
