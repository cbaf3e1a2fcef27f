package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Width.DWORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.hw.Interrupts;

/** Interrupts, traps and waiting. */
final class InterruptEmitter {
  private final Assembler asm;
  private final Operands operands;

  InterruptEmitter(Emission emission) {
    asm = emission.asm;
    operands = emission.operands;
  }

  void emit(IntrinsicCall n) {
    switch (n.intrinsic()) {
      case PAUSE -> asm.pause();
      case HALT -> asm.hlt();
      case BREAKPOINT -> asm.int3();
      case UNDEFINED -> asm.ud2();
      case DISABLE_INTERRUPTS -> asm.cli();
      case ENABLE_INTERRUPTS -> asm.sti();
      case WAIT_FOR_INTERRUPT -> { // STI lets interrupts in only after the next instruction
        asm.sti();
        asm.hlt();
      }
      case RESTORE_INTERRUPTS -> {
        Label off = new Label("off");
        operands.load(RAX, n.input(0));
        asm.test(DWORD, RAX, Interrupts.FLAG);
        asm.jcc(Cond.E, off);
        asm.sti();
        asm.bind(off);
      }
      case READ_FLAGS -> {
        asm.pushf();
        asm.pop(RAX);
        operands.finish(n, RAX);
      }
      default -> throw new IllegalArgumentException(n.intrinsic().toString());
    }
  }
}
