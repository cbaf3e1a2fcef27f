package portkit.baremetal.time;

/** Time that never steps back. */
public interface Clock {
  /** Nanoseconds since the machine was started, above 0. */
  long now();
}
