package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RBX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.ControlReg;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Node;

/** The processor's own registers and tables. */
final class ProcessorEmitter {
  private final Assembler asm;
  private final Operands operands;

  ProcessorEmitter(Emission emission) {
    asm = emission.asm;
    operands = emission.operands;
  }

  void readTsc(IntrinsicCall n) {
    asm.rdtsc();
    join(n);
  }

  void readMsr(IntrinsicCall n) {
    operands.load(RCX, n.input(0));
    asm.rdmsr();
    join(n);
  }

  void writeMsr(IntrinsicCall n) {
    operands.load(RCX, n.input(0));
    split(n.input(1));
    asm.wrmsr();
  }

  /** The result is EDX:EAX. */
  private void join(IntrinsicCall n) {
    asm.shl(QWORD, RDX, 32);
    asm.or(QWORD, RAX, RDX);
    operands.finish(n, RAX);
  }

  /** EDX:EAX = the operand. */
  private void split(Node value) {
    operands.load(RAX, value);
    asm.mov(QWORD, RDX, RAX);
    asm.shr(QWORD, RDX, 32);
  }

  void read(IntrinsicCall n, ControlReg register) {
    asm.mov(RAX, register);
    operands.finish(n, RAX);
  }

  void write(IntrinsicCall n, ControlReg register) {
    asm.mov(register, operands.use(n.input(0), RAX));
  }

  /** CPUID writes RBX, which may hold a value. */
  void cpuid(IntrinsicCall n, Reg result) {
    operands.load(RAX, n.input(0));
    operands.load(RCX, n.input(1));
    asm.push(RBX);
    asm.cpuid();
    if (result != RAX) {
      asm.mov(DWORD, RAX, result);
    }
    asm.pop(RBX);
    operands.finish(n, RAX);
  }

  void random(IntrinsicCall n) {
    Label again = asm.here("again");
    asm.rdrand(QWORD, RAX);
    asm.jcc(Cond.AE, again); // no carry: the generator had none ready
    operands.finish(n, RAX);
  }

  void emit(IntrinsicCall n) {
    switch (n.intrinsic()) {
      case INVALIDATE_PAGE -> asm.invlpg(pointer(n));
      case LOAD_GDT -> asm.lgdt(pointer(n));
      case LOAD_IDT -> asm.lidt(pointer(n));
      case LOAD_TASK_REGISTER -> asm.ltr(operands.use(n.input(0), RAX));
      case READ_FS_BASE -> {
        asm.rdfsbase(RAX);
        operands.finish(n, RAX);
      }
      case READ_GS_BASE -> {
        asm.rdgsbase(RAX);
        operands.finish(n, RAX);
      }
      case WRITE_FS_BASE -> asm.wrfsbase(operands.use(n.input(0), RAX));
      case WRITE_GS_BASE -> asm.wrgsbase(operands.use(n.input(0), RAX));
      case XSAVE -> {
        split(n.input(1));
        asm.xsave64(pointer(n));
      }
      case XRSTOR -> {
        split(n.input(1));
        asm.xrstor64(pointer(n));
      }
      case FXSAVE -> asm.fxsave64(pointer(n));
      case FXRSTOR -> asm.fxrstor64(pointer(n));
      case XGETBV -> {
        operands.load(RCX, n.input(0));
        asm.xgetbv();
        join(n);
      }
      case XSETBV -> {
        operands.load(RCX, n.input(0));
        split(n.input(1));
        asm.xsetbv();
      }
      default -> throw new IllegalArgumentException(n.intrinsic().toString());
    }
  }

  /** The memory that the first operand points to. */
  private Mem pointer(IntrinsicCall n) {
    return operands.memory(n.input(0), 0, RCX);
  }
}
