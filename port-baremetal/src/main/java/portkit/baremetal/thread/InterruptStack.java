package portkit.baremetal.thread;

/** Where the processor finds the stack for the next interrupt or fault. */
public interface InterruptStack {
  /** The next one begins at this end of a stack, aligned to 16. */
  void set(long top);
}
