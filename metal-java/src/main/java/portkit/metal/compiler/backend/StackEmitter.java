package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.R11;
import static portkit.metal.asm.Reg.R12;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RBX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.List;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.IntrinsicCall;

/**
 * Switches of the stack. A stack that does not run has on top the callee-saved registers, the last
 * one lowest, and above them the address at which it goes on.
 */
final class StackEmitter {
  private static final List<Reg> SAVED = Registers.CALLEE_SAVED;
  private static final int WORD = 8;
  private static final int FRAME = WORD * (SAVED.size() + 1);

  private final Emission emission;
  private final Assembler asm;
  private final CallEmitter calls;

  StackEmitter(Emission emission, CallEmitter calls) {
    this.emission = emission;
    this.calls = calls;
    asm = emission.asm;
  }

  /** Where a register lies above the pointer of a stack that does not run. */
  private static int offset(Reg saved) {
    return WORD * (SAVED.size() - 1 - SAVED.indexOf(saved));
  }

  /** The stack will begin at {@link #emitEntry}, with the function in RBX, the argument in R12. */
  void prepare(IntrinsicCall n) {
    calls.place(n.inputs(), List.of(RDI, RSI, RDX));
    asm.sub(QWORD, RDI, FRAME);
    asm.xor(DWORD, RAX, RAX);
    for (Reg r : SAVED) {
      Reg value = r == RBX ? RSI : r == R12 ? RDX : RAX;
      asm.mov(QWORD, Mem.at(RDI, offset(r)), value);
    }
    asm.lea(QWORD, RAX, Mem.rip(emission.labels.stackEntry()));
    asm.mov(QWORD, Mem.at(RDI, FRAME - WORD), RAX);
    emission.operands.finish(n, RDI);
  }

  void switchTo(IntrinsicCall n) {
    Label back = new Label("back");
    calls.place(n.inputs(), List.of(RDI, RSI));
    asm.lea(QWORD, RAX, Mem.rip(back));
    asm.push(RAX);
    SAVED.forEach(asm::push);
    asm.mov(QWORD, Mem.at(RDI), RSP);
    asm.mov(QWORD, RSP, RSI);
    SAVED.reversed().forEach(asm::pop);
    asm.ret();
    asm.bind(back);
  }

  /** The old stack pointer waits on the new stack, twice to keep the alignment. */
  void call(IntrinsicCall n) {
    calls.place(n.inputs(), List.of(RDX, R11, RDI));
    asm.mov(QWORD, RAX, RSP);
    asm.mov(QWORD, RSP, RDX);
    asm.push(RAX);
    asm.push(RAX);
    asm.call(R11);
    asm.mov(QWORD, RSP, Mem.at(RSP));
    calls.finish(n);
  }

  void pointer(IntrinsicCall n) {
    emission.operands.finish(n, RSP);
  }

  /** What a prepared stack runs first. */
  static void emitEntry(Assembler asm, Labels labels) {
    asm.align(16);
    asm.bind(labels.stackEntry());
    asm.mov(QWORD, RDI, R12);
    asm.call(RBX);
    asm.ud2(); // it must not return
  }
}
