package portkit.baremetal.thread;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Elements;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Stack;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.layout.FaultRecord;
import portkit.metal.hw.layout.InterruptFrame;

/**
 * Hands faults and interrupts to the program's handler, which runs on the thread's interrupt stack.
 * The handler may touch memory that is not there yet, or sleep, so while it runs the next interrupt
 * begins further down on that stack.
 */
public final class FaultDelivery {
  /** The stack that a handler gets, of which the interface promises 8 KiB. */
  private static final int HANDLER_STACK = 12 << 10;

  private static final int ADDRESS_UNKNOWN = 1;

  private final VectorUnit vectors;
  private final InterruptStack interruptStack;
  private long handler;

  /** Without a handler yet. */
  public FaultDelivery(VectorUnit vectors, InterruptStack interruptStack) {
    this.vectors = vectors;
    this.interruptStack = interruptStack;
  }

  /** Sets the program's handler; 0 for none. */
  public void setHandler(long fn) {
    handler = fn;
  }

  /** Whether the thread's faults can be handed to the program. */
  public boolean isPossible(GuestThread thread) {
    return handler != 0 && !thread.inFaultHandler;
  }

  /** Hands a fault over whose address is known, or that has none. */
  public void deliver(GuestThread thread, long frame, int kind, long address) {
    deliver(thread, frame, kind, 0, address);
  }

  /** Hands a memory fault over whose address the processor does not tell. */
  public void deliverUnknown(GuestThread thread, long frame, int kind) {
    deliver(thread, frame, kind, ADDRESS_UNKNOWN, 0);
  }

  @CalleeStack(HANDLER_STACK)
  private void deliver(GuestThread thread, long frame, int kind, int flags, long address) {
    long fault = Elements.address(thread.faultRecord);
    FaultRecord.KIND.set(fault, kind);
    FaultRecord.FLAGS.set(fault, flags);
    FaultRecord.ADDRESS.set(fault, address);
    FaultRecord.PC.set(fault, InterruptFrame.RIP.get(frame));
    FaultRecord.SP.set(fault, InterruptFrame.RSP.get(frame));
    long top = thread.interruptStack;
    thread.interruptStack = Unsigned.alignDown(Stack.pointer() - HANDLER_STACK, 16);
    interruptStack.set(thread.interruptStack);
    thread.inFaultHandler = true;
    vectors.save(thread.faultVectorArea);
    FunctionPointer.call(handler, fault);
    vectors.restore(thread.faultVectorArea);
    thread.inFaultHandler = false;
    thread.interruptStack = top;
    interruptStack.set(top);
    InterruptFrame.RIP.set(frame, FaultRecord.PC.get(fault));
    InterruptFrame.RSP.set(frame, FaultRecord.SP.get(fault));
    if (thread.awaitsInterrupt()) { // sent while the handler ran
      InterruptFrame.step(frame);
    }
  }
}
