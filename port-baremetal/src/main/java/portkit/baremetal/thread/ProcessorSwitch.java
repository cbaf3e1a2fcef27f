package portkit.baremetal.thread;

import portkit.metal.hw.Elements;
import portkit.metal.hw.Msr;
import portkit.metal.hw.Stack;

/**
 * The switch on the processor: vector state, FS base, the stack for interrupts, and last the stack
 * itself. Metal Java uses no vector register, so the next thread's are loaded while the kernel
 * still runs on the stack of the one before.
 */
public final class ProcessorSwitch implements ThreadSwitch {
  private final VectorUnit vectors;
  private final InterruptStack interruptStack;

  /** With the vector unit and the place that says where interrupts begin. */
  public ProcessorSwitch(VectorUnit vectors, InterruptStack interruptStack) {
    this.vectors = vectors;
    this.interruptStack = interruptStack;
  }

  @Override
  public void yielded(GuestThread from, GuestThread to) {
    vectors.saveControls(from.vectorArea);
    enter(from, to);
  }

  @Override
  public void preempted(GuestThread from, GuestThread to) {
    vectors.save(from.vectorArea);
    enter(from, to);
  }

  private void enter(GuestThread from, GuestThread to) {
    vectors.restore(to.vectorArea);
    Msr.write(Msr.FS_BASE, to.fsBase);
    interruptStack.set(to.interruptStack);
    Stack.switchTo(Elements.address(from.stackPointer), to.stackPointer[0]);
  }
}
