package portkit.hosted.code;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import portkit.hosted.host.Kernel;
import portkit.hosted.host.Native;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * What a thread of the program needs beside Java's own: its {@linkplain ContextField context}, and
 * stacks for signals, for the fault handler and for the program's entry and calls.
 *
 * <pre>
 *   guard | signal stack | guard | fault stack | guard | entry stack | context
 * </pre>
 *
 * <p>Contexts are kept for the next thread and never unmapped: a thread that Java started during a
 * call has inherited a GS base that points to one, and every signal handler looks there.
 */
public final class HostContext {
  private static final long GUARD = Kernel.PAGE;

  /** HotSpot's handlers run on it, below a frame with all vector state. */
  private static final long SIGNAL_STACK = 128 << 10;

  private static final long FAULT_STACK = 64 << 10;

  /** Clause ENT-02 wants 128 KiB at the entry point. */
  private static final long ENTRY_STACK = 160 << 10;

  private static final long SIGNAL_STACK_AT = GUARD;
  private static final long FAULT_STACK_AT = SIGNAL_STACK_AT + SIGNAL_STACK + GUARD;
  private static final long ENTRY_STACK_AT = FAULT_STACK_AT + FAULT_STACK + GUARD;
  private static final long CONTEXT_AT = ENTRY_STACK_AT + ENTRY_STACK;

  /** The part of the XSAVE area that each state has (SDM 1, 13.4.1 and 13.4.2). */
  private static final int LEGACY_AND_HEADER = 512 + 64;

  private static final int SS_DISABLE = 2;

  private static final ConcurrentLinkedQueue<HostContext> FREE = new ConcurrentLinkedQueue<>();

  private final long memory;
  private final long address;
  private final ByteBuffer fields;

  private HostContext() {
    long size = (ContextField.XSAVE.offset() + Trampolines.xsaveSize() + 4095L) & -Kernel.PAGE;
    memory = Kernel.map(0, CONTEXT_AT + size, Kernel.PROT_NONE);
    if (memory < 0) {
      throw exhausted();
    }
    open(SIGNAL_STACK_AT, SIGNAL_STACK);
    open(FAULT_STACK_AT, FAULT_STACK);
    open(ENTRY_STACK_AT, ENTRY_STACK + size);
    address = memory + CONTEXT_AT;
    fields = Native.memory(address, size);
  }

  /**
   * A context for a thread that is about to start.
   *
   * @param upcall address of {@code long serve(slot, a, b, c)}
   * @param handlerCell address of the word with the address of the program's fault handler
   * @param guestFs the thread's FS base in the program
   */
  public static HostContext take(long upcall, long handlerCell, long guestFs) {
    HostContext free = FREE.poll();
    HostContext context = free == null ? new HostContext() : free;
    context.clear();
    context.put(ContextField.SELF, context.address);
    context.put(ContextField.UPCALL, upcall);
    context.put(ContextField.HANDLER_CELL, handlerCell);
    context.put(ContextField.GUEST_FS, guestFs);
    context.put(ContextField.FAULT_STACK, context.memory + FAULT_STACK_AT + FAULT_STACK);
    return context;
  }

  /** Gives it back when its thread has left the program for good. */
  public void giveBack() {
    FREE.add(this);
  }

  /** The address of the context proper. */
  long address() {
    return address;
  }

  /** The lowest address of the program's entry stack. */
  public long stackBottom() {
    return memory + ENTRY_STACK_AT;
  }

  /** The address behind the program's entry stack, 16-aligned. */
  public long stackTop() {
    return stackBottom() + ENTRY_STACK;
  }

  /** The lowest address of the program's fault stack. */
  public long faultStackBottom() {
    return memory + FAULT_STACK_AT;
  }

  /** Size of the program's fault stack in bytes. */
  public long faultStackSize() {
    return FAULT_STACK;
  }

  /** Room for a small structure of a system call; {@link #scratch} is its contents. */
  public long scratchAddress() {
    return address + ContextField.SCRATCH.offset();
  }

  /** Writes a word of the scratch room. */
  public void scratch(int offset, long value) {
    fields.putLong(ContextField.SCRATCH.offset() + offset, value);
  }

  /** Makes the calling thread take its signals on the signal stack. */
  public void useSignalStack() {
    signalStack(memory + SIGNAL_STACK_AT, 0, SIGNAL_STACK);
  }

  /** Undoes {@link #useSignalStack}. */
  public void leaveSignalStack() {
    signalStack(0, SS_DISABLE, 0);
  }

  /** Passes a {@code stack_t}: address, flags, size. */
  private void signalStack(long bottom, long flags, long size) {
    scratch(0, bottom);
    scratch(8, flags);
    scratch(16, size);
    Kernel.signalStack(scratchAddress(), 0);
  }

  /** The thread is to leave the program: when its call returns, or when it is nudged. */
  public void postEnd() {
    fields.putInt(ContextField.END.offset(), 1);
    VarHandle.fullFence();
  }

  /** The thread is to be interrupted: when its call returns, or when it is nudged. */
  public void postInterrupt() {
    fields.putInt(ContextField.INTERRUPT.offset(), 1);
    VarHandle.fullFence();
  }

  /** The thread's FS base in the program. */
  public long guestFs() {
    return get(ContextField.GUEST_FS);
  }

  /** Sets the FS base with which the thread's call returns. */
  public void guestFs(long base) {
    put(ContextField.GUEST_FS, base);
  }

  /** Calls made of the given slot. */
  public long calls(int slot) {
    return fields.getLong(ContextField.CALLS.offset() + 8 * slot);
  }

  /** Faults delivered to the program. */
  public long faults() {
    return get(ContextField.FAULTS);
  }

  /** Interrupts delivered to the program. */
  public long interrupts() {
    return get(ContextField.INTERRUPTS);
  }

  /** The fault that took the thread out of the program, or null. */
  public FatalFault fatalFault() {
    int signal = (int) get(ContextField.FATAL_SIGNAL);
    return signal == 0
        ? null
        : new FatalFault(
            signal,
            (int) get(ContextField.FATAL_CODE),
            get(ContextField.FATAL_ADDRESS),
            registers(),
            get(ContextField.IN_HANDLER) != 0);
  }

  private long[] registers() {
    long[] registers = new long[SavedRegister.COUNT];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = fields.getLong(ContextField.REGISTERS.offset() + 8 * i);
    }
    return registers;
  }

  /** Also the header of the XSAVE area, whose reserved bytes must be zero (SDM 1, 13.4.2). */
  private void clear() {
    int end = ContextField.XSAVE.offset() + LEGACY_AND_HEADER;
    for (int at = 0; at < end; at += Long.BYTES) {
      fields.putLong(at, 0);
    }
  }

  private long get(ContextField field) {
    return fields.getLong(field.offset());
  }

  private void put(ContextField field, long value) {
    fields.putLong(field.offset(), value);
  }

  private void open(long offset, long size) {
    if (Kernel.protect(memory + offset, size, Kernel.PROT_READ | Kernel.PROT_WRITE) != 0) {
      Kernel.unmap(memory, CONTEXT_AT);
      throw exhausted();
    }
  }

  private static PortkitException exhausted() {
    return new PortkitException(Failure.UNSUITABLE_JVM, "no memory for the stacks of a thread");
  }
}
