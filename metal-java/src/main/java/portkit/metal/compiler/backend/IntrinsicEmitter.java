package portkit.metal.compiler.backend;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.WORD;

import portkit.metal.asm.ControlReg;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.IntrinsicCall;

/** Sends each operation of the hardware API to the emitter of its kind. */
final class IntrinsicEmitter {
  private final PortEmitter ports;
  private final ProcessorEmitter processor;
  private final InterruptEmitter interrupts;
  private final AtomicEmitter atomics;
  private final BulkEmitter bulk;
  private final StackEmitter stacks;
  private final CallEmitter calls;

  IntrinsicEmitter(Emission emission, CallEmitter calls, AtomicEmitter atomics) {
    this.calls = calls;
    this.atomics = atomics;
    ports = new PortEmitter(emission);
    processor = new ProcessorEmitter(emission);
    interrupts = new InterruptEmitter(emission);
    bulk = new BulkEmitter(emission, calls);
    stacks = new StackEmitter(emission, calls);
  }

  void emit(IntrinsicCall n) {
    switch (n.intrinsic()) {
      case IN8 -> ports.in(n, BYTE);
      case IN16 -> ports.in(n, WORD);
      case IN32 -> ports.in(n, DWORD);
      case OUT8 -> ports.out(n, BYTE);
      case OUT16 -> ports.out(n, WORD);
      case OUT32 -> ports.out(n, DWORD);
      case READ_TSC -> processor.readTsc(n);
      case READ_MSR -> processor.readMsr(n);
      case WRITE_MSR -> processor.writeMsr(n);
      case READ_CR0 -> processor.read(n, ControlReg.CR0);
      case READ_CR2 -> processor.read(n, ControlReg.CR2);
      case READ_CR3 -> processor.read(n, ControlReg.CR3);
      case READ_CR4 -> processor.read(n, ControlReg.CR4);
      case READ_CR8 -> processor.read(n, ControlReg.CR8);
      case WRITE_CR0 -> processor.write(n, ControlReg.CR0);
      case WRITE_CR2 -> processor.write(n, ControlReg.CR2);
      case WRITE_CR3 -> processor.write(n, ControlReg.CR3);
      case WRITE_CR4 -> processor.write(n, ControlReg.CR4);
      case WRITE_CR8 -> processor.write(n, ControlReg.CR8);
      case CPUID_EAX -> processor.cpuid(n, Reg.RAX);
      case CPUID_EBX -> processor.cpuid(n, Reg.RBX);
      case CPUID_ECX -> processor.cpuid(n, Reg.RCX);
      case CPUID_EDX -> processor.cpuid(n, Reg.RDX);
      case RANDOM -> processor.random(n);
      case INVALIDATE_PAGE,
          LOAD_GDT,
          LOAD_IDT,
          LOAD_TASK_REGISTER,
          READ_FS_BASE,
          READ_GS_BASE,
          WRITE_FS_BASE,
          WRITE_GS_BASE,
          XSAVE,
          XRSTOR,
          FXSAVE,
          FXRSTOR,
          XGETBV,
          XSETBV ->
          processor.emit(n);
      case PAUSE,
          HALT,
          BREAKPOINT,
          UNDEFINED,
          DISABLE_INTERRUPTS,
          ENABLE_INTERRUPTS,
          WAIT_FOR_INTERRUPT,
          RESTORE_INTERRUPTS,
          READ_FLAGS ->
          interrupts.emit(n);
      case FENCE_FULL, FENCE_LOAD, FENCE_STORE, FENCE_COMPILER -> atomics.fence(n);
      case COPY -> bulk.copy(n);
      case FILL -> bulk.fill(n);
      case DIVIDE_WIDE -> bulk.divide(n, Reg.RAX);
      case REMAINDER_WIDE -> bulk.divide(n, Reg.RDX);
      case CALL -> calls.callAddress(n);
      case SYSCALL -> calls.systemCall(n);
      case PREPARE_STACK -> stacks.prepare(n);
      case SWITCH_STACK -> stacks.switchTo(n);
      case CALL_ON_STACK -> stacks.call(n);
      case STACK_POINTER -> stacks.pointer(n);
    }
  }
}
