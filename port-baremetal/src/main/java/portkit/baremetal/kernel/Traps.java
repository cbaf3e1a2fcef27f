package portkit.baremetal.kernel;

import portkit.baremetal.driver.InterruptController;
import portkit.baremetal.memory.AddressSpace;
import portkit.baremetal.thread.FaultDelivery;
import portkit.baremetal.thread.GuestThread;
import portkit.baremetal.thread.Scheduler;
import portkit.metal.hw.ControlRegister;
import portkit.metal.hw.Export;
import portkit.metal.hw.Image;
import portkit.metal.hw.StackBudget;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.os.FaultKind;

/**
 * Where every interrupt and fault arrives. A page that was promised is fetched; other faults of the
 * program go to its handler; faults of the kernel are the end.
 */
public final class Traps {
  private static final int MEMORY = FaultKind.MEMORY.code();
  private static final int INTEGER_DIVIDE = FaultKind.INTEGER_DIVIDE.code();
  private static final int FLOATING_POINT = FaultKind.FLOATING_POINT.code();
  private static final int ILLEGAL_INSTRUCTION = FaultKind.ILLEGAL_INSTRUCTION.code();
  private static final int BREAKPOINT = FaultKind.BREAKPOINT.code();
  private static final int INTERRUPT = FaultKind.INTERRUPT.code();

  private final AddressSpace space;
  private final Scheduler scheduler;
  private final FaultDelivery faults;
  private final ConsoleCalls console;
  private final InterruptController controller;
  private final Panic panic;
  private long interrupts;

  /** With those who handle them. */
  public Traps(
      AddressSpace space,
      Scheduler scheduler,
      FaultDelivery faults,
      ConsoleCalls console,
      InterruptController controller,
      Panic panic) {
    this.space = space;
    this.scheduler = scheduler;
    this.faults = faults;
    this.console = console;
    this.controller = controller;
    this.panic = panic;
  }

  /** Interrupts of devices so far. */
  public long interrupts() {
    return interrupts;
  }

  /** Called by the boot code's entries, on the thread's interrupt stack. */
  @Export("interrupt")
  @StackBudget(CallStack.INTERRUPT)
  public void interrupt(long frame) {
    int vector = (int) InterruptFrame.VECTOR.get(frame);
    if (vector < InterruptController.FIRST_VECTOR) {
      exception(vector, frame);
      return;
    }
    interrupts++;
    switch (controller.acknowledge(vector)) {
      case ALARM -> {
        scheduler.alarmed();
        deliverInterrupt(frame);
      }
      case CONSOLE -> console.received();
      case NOBODY -> {}
    }
  }

  /** An interrupt that another thread has asked for waits until it finds the program running. */
  private void deliverInterrupt(long frame) {
    GuestThread thread = scheduler.current();
    if (!thread.awaitsInterrupt() || isKernel(frame)) {
      return;
    }
    thread.interrupted();
    if (faults.isPossible(thread)) {
      faults.deliver(thread, frame, INTERRUPT, 0);
    }
  }

  private void exception(int vector, long frame) {
    switch (vector) {
      case Vectors.PAGE_FAULT -> pageFault(frame);
      case Vectors.PROTECTION, Vectors.STACK, Vectors.ALIGNMENT ->
          fault("protection fault", frame, MEMORY, false, 0);
      case Vectors.DIVIDE -> fault("division error", frame, INTEGER_DIVIDE, true, 0);
      case Vectors.X87, Vectors.SIMD ->
          fault("floating-point exception", frame, FLOATING_POINT, true, 0);
      case Vectors.INVALID_OPCODE ->
          fault("invalid instruction", frame, ILLEGAL_INSTRUCTION, true, 0);
      case Vectors.BREAKPOINT -> breakpoint(frame);
      case Vectors.DEBUG -> stepped(frame);
      default -> panic.kernel("unexpected exception", frame);
    }
  }

  /** The kernel's own is {@link Scheduler#leave}. */
  private void breakpoint(long frame) {
    if (isKernel(frame)) {
      InterruptFrame.step(frame);
    } else {
      fault("breakpoint", frame, BREAKPOINT, true, 0);
    }
  }

  /** An instruction has been executed; steps are for a thread on its way to its interrupt. */
  private void stepped(long frame) {
    if (!isKernel(frame) || !scheduler.current().awaitsInterrupt()) {
      InterruptFrame.stopSteps(frame);
      deliverInterrupt(frame);
    }
  }

  private void pageFault(long frame) {
    long address = ControlRegister.readCr2();
    // Only an access to a page that is missing can be helped, not one that is forbidden.
    if ((InterruptFrame.ERROR.get(frame) & 1) == 0) {
      AddressSpace.Touch touch = space.touch(address);
      if (touch == AddressSpace.Touch.MAPPED) {
        return;
      }
      if (touch == AddressSpace.Touch.NO_MEMORY) {
        panic.outOfMemory(frame, space.memory());
      }
    }
    fault("memory fault", frame, MEMORY, true, address);
  }

  private void fault(String name, long frame, int kind, boolean known, long address) {
    if (isKernel(frame)) {
      panic.kernel(name, frame);
    }
    GuestThread thread = scheduler.current();
    if (!faults.isPossible(thread)) {
      panic.program(name, frame);
    }
    if (known) {
      faults.deliver(thread, frame, kind, address);
    } else {
      faults.deliverUnknown(thread, frame, kind);
    }
  }

  private static boolean isKernel(long frame) {
    return Unsigned.within(InterruptFrame.RIP.get(frame), Image.start(), Image.end());
  }
}
