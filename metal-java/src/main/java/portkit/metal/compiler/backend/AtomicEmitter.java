package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.DWORD;

import java.util.OptionalInt;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.IntrinsicCall;

/** Atomic operations on memory; each is a full fence on x86. */
final class AtomicEmitter {
  private final Assembler asm;
  private final Operands operands;

  AtomicEmitter(Emission emission) {
    asm = emission.asm;
    operands = emission.operands;
  }

  private Mem memory(IntrinsicCall n) {
    return operands.memory(n.input(0), 0, RCX);
  }

  void fence(IntrinsicCall n) {
    switch (n.intrinsic()) {
      case FENCE_FULL -> asm.mfence();
      case FENCE_LOAD -> asm.lfence();
      case FENCE_STORE -> asm.sfence();
      case FENCE_COMPILER -> {
        // x86 orders all but stores before later loads (SDM vol. 3, 9.2.2)
      }
      default -> throw new IllegalArgumentException(n.intrinsic().toString());
    }
  }

  /** The result is what was there before. */
  void compareAndExchange(IntrinsicCall n, Width width) {
    Mem memory = memory(n);
    operands.load(RAX, n.input(1));
    asm.lockCmpxchg(width, memory, operands.use(n.input(2), RDX));
    if (width == Width.DWORD) {
      asm.mov(width, RAX, RAX); // if they were equal RAX was not written: its upper half is ours
    }
    operands.finish(n, RAX);
  }

  /** The result is whether they were equal. */
  void compareAndSet(IntrinsicCall n, Width width) {
    Mem memory = memory(n);
    operands.load(RAX, n.input(1));
    asm.lockCmpxchg(width, memory, operands.use(n.input(2), RDX));
    asm.setcc(Cond.E, RAX);
    asm.movzxByte(DWORD, RAX, RAX);
    operands.finish(n, RAX);
  }

  void fetchAdd(IntrinsicCall n, Width width) {
    Mem memory = memory(n);
    operands.load(RAX, n.input(1));
    asm.lockXadd(width, memory, RAX);
    operands.finish(n, RAX);
  }

  void exchange(IntrinsicCall n, Width width) {
    Mem memory = memory(n);
    operands.load(RAX, n.input(1));
    asm.xchg(width, memory, RAX);
    operands.finish(n, RAX);
  }

  void modify(IntrinsicCall n, Alu op, Width width) {
    Mem memory = memory(n);
    OptionalInt immediate = operands.immediate(n.input(1));
    if (immediate.isPresent()) {
      asm.lock(op, width, memory, immediate.getAsInt());
    } else {
      asm.lock(op, width, memory, operands.use(n.input(1), RAX));
    }
  }
}
