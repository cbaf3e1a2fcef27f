package portkit.baremetal.thread;

import portkit.metal.hw.layout.Tss;

/**
 * The TSS that the boot code has made. Its first stack is for exceptions and its third for
 * interrupts of devices (portkit.metal.boot); here both are the running thread's.
 */
public final class TaskState implements InterruptStack {
  private static final int EXCEPTIONS = 0;
  private static final int INTERRUPTS = 2;

  private long tss;

  /** A task state that is still to be {@link #start started}. */
  public TaskState() {}

  /** Its address. */
  public void start(long address) {
    tss = address;
  }

  @Override
  public void set(long top) {
    Tss.IST.set(tss, EXCEPTIONS, top);
    Tss.IST.set(tss, INTERRUPTS, top);
  }
}
