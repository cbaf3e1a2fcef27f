package portkit.baremetal.thread;

/** Gives the processor from one thread to another. */
public interface ThreadSwitch {
  /** The thread gives way in a call, whose caller expects no vector register to survive. */
  void yielded(GuestThread from, GuestThread to);

  /** The thread was interrupted anywhere, with all its registers in use. */
  void preempted(GuestThread from, GuestThread to);
}
