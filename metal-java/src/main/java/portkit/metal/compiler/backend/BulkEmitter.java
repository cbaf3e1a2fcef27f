package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.List;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Rm;
import portkit.metal.compiler.ir.IntrinsicCall;

/** Instructions that are tied to several registers: string moves and wide division. */
final class BulkEmitter {
  private final Emission emission;
  private final Assembler asm;
  private final CallEmitter calls;

  BulkEmitter(Emission emission, CallEmitter calls) {
    this.emission = emission;
    this.calls = calls;
    asm = emission.asm;
  }

  void copy(IntrinsicCall n) {
    calls.place(n.inputs(), List.of(RDI, RSI, RCX));
    asm.repMovs(BYTE);
  }

  void fill(IntrinsicCall n) {
    calls.place(n.inputs(), List.of(RDI, RDX, RCX));
    asm.mov(DWORD, RAX, RDX);
    asm.repStos(BYTE);
  }

  /** The quotient does not fit unless the high half is below the divisor: DIV would fault. */
  void divide(IntrinsicCall n, Reg result) {
    Operands operands = emission.operands;
    operands.load(RDX, n.input(0));
    operands.load(RAX, n.input(1));
    Rm divisor = operands.rm(n.input(2), RCX);
    switch (divisor) {
      case Reg r -> asm.cmp(QWORD, RDX, r);
      case Mem m -> asm.cmp(QWORD, RDX, m);
    }
    emission.trapIf(
        Cond.AE, "java.lang.ArithmeticException: quotient does not fit 64 bits", n.site());
    asm.div(QWORD, divisor);
    operands.finish(n, result);
  }
}
