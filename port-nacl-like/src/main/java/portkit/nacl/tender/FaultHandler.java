package portkit.nacl.tender;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.FaultRecord;

/** The program's fault handler, which is one for all threads (clause FLT-05). */
final class FaultHandler {
  /** What the interface promises the handler. */
  private static final int STACK = 8 << 10;

  private final StaticMemory handler = new StaticMemory(Long.BYTES, Long.BYTES);

  void set(long function) {
    Memory.store64(handler.address(), function);
  }

  boolean isSet() {
    return Memory.load64(handler.address()) != 0;
  }

  /**
   * Calls it for the thread that the signal frame is of, which will go on where it says. The
   * interrupt signal is blocked until the frame is left, so interrupts queue up behind it.
   */
  @CalleeStack(STACK)
  void call(long context, long frame, int kind, int flags, long address) {
    long record = ThreadContext.record(context);
    FaultRecord.KIND.set(record, kind);
    FaultRecord.FLAGS.set(record, flags);
    FaultRecord.ADDRESS.set(record, address);
    FaultRecord.PC.set(record, SignalFrame.RIP.get(frame));
    FaultRecord.SP.set(record, SignalFrame.RSP.get(frame));
    long function = Memory.load64(handler.address());
    if (function == 0) { // taken away by another thread just now
      return;
    }
    ThreadContext.IN_HANDLER.set(context, 1);
    FunctionPointer.call(function, record);
    ThreadContext.IN_HANDLER.set(context, 0);
    SignalFrame.RIP.set(frame, FaultRecord.PC.get(record));
    SignalFrame.RSP.set(frame, FaultRecord.SP.get(record));
  }
}
