package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.DWORD;

import java.util.OptionalInt;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.AtomicUpdate;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Storage;

/** Atomic updates of memory, each of which is a full fence on x86, and fences. */
final class AtomicEmitter {
  private final Assembler asm;
  private final Operands operands;

  AtomicEmitter(Emission emission) {
    asm = emission.asm;
    operands = emission.operands;
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

  void emit(AtomicUpdate n) {
    Mem memory = operands.memory(n.input(0), 0, RCX);
    Width width = MemoryEmitter.width(n.storage());
    switch (n.operation()) {
      case COMPARE_AND_SET -> {
        compareAndExchange(n, width, memory);
        asm.setcc(Cond.E, RAX);
        asm.movzxByte(DWORD, RAX, RAX);
        operands.finish(n, RAX);
      }
      case COMPARE_AND_EXCHANGE -> {
        compareAndExchange(n, width, memory);
        finishOld(n);
      }
      case EXCHANGE -> {
        operands.load(RAX, n.input(1));
        asm.xchg(width, memory, RAX);
        finishOld(n);
      }
      case ADD -> {
        operands.load(RAX, n.input(1));
        asm.lockXadd(width, memory, RAX);
        finishOld(n);
      }
      case AND -> bits(n, Alu.AND, width, memory);
      case OR -> bits(n, Alu.OR, width, memory);
      case XOR -> bits(n, Alu.XOR, width, memory);
    }
  }

  private void compareAndExchange(AtomicUpdate n, Width width, Mem memory) {
    operands.load(RAX, n.input(1));
    asm.lockCmpxchg(width, memory, operands.use(n.input(2), RDX));
  }

  private void bits(AtomicUpdate n, Alu op, Width width, Mem memory) {
    Node operand = n.input(1);
    if (n.kind() != Kind.VOID) {
      bitsAfterLook(n, op, width, memory);
      return;
    }
    OptionalInt immediate = operands.immediate(operand);
    if (immediate.isPresent()) {
      asm.lock(op, width, memory, MemoryEmitter.truncate(width, immediate.getAsInt()));
    } else {
      asm.lock(op, width, memory, operands.use(operand, RAX));
    }
  }

  /** No instruction of this kind tells what was there: it takes a loop. */
  private void bitsAfterLook(AtomicUpdate n, Alu op, Width width, Mem memory) {
    asm.mov(width, RAX, memory);
    Label again = asm.here("again");
    operands.load(RDX, n.input(1));
    asm.alu(op, width, RDX, RAX);
    asm.lockCmpxchg(width, memory, RDX);
    asm.jcc(Cond.NE, again);
    finishOld(n);
  }

  /** What was in memory is in RAX or a part of it; above may be anything. */
  private void finishOld(AtomicUpdate n) {
    if (n.kind() == Kind.VOID) {
      return;
    }
    extend(n.storage());
    operands.finish(n, RAX);
  }

  private void extend(Storage storage) {
    switch (storage) {
      case BOOLEAN -> asm.movzxByte(DWORD, RAX, RAX);
      case BYTE -> asm.movsxByte(DWORD, RAX, RAX);
      case CHAR -> asm.movzxWord(DWORD, RAX, RAX);
      case SHORT -> asm.movsxWord(DWORD, RAX, RAX);
      case INT -> asm.mov(DWORD, RAX, RAX);
      case LONG, REF -> {
        // all of the register
      }
      case FLOAT, DOUBLE -> throw new IllegalStateException("floating point");
    }
  }
}
