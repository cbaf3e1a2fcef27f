package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.OptionalInt;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Rm;
import portkit.metal.asm.Scale;
import portkit.metal.asm.Shift;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Unary;

/** Arithmetic. */
final class ArithmeticEmitter {
  private final Assembler asm;
  private final Operands operands;

  ArithmeticEmitter(Emission emission) {
    asm = emission.asm;
    operands = emission.operands;
  }

  void emit(Unary n) {
    Reg dst = operands.target(n);
    Node x = n.input(0);
    switch (n.op()) {
      case NEG -> {
        operands.load(dst, x);
        asm.neg(Operands.width(n), dst);
      }
      case REVERSE_BYTES -> {
        operands.load(dst, x);
        asm.bswap(Operands.width(n), dst);
      }
      case INT_TO_LONG -> asm.movsxd(dst, operands.rm(x, RAX));
      case LONG_TO_INT -> asm.mov(DWORD, dst, operands.use(x, RAX));
      case INT_TO_BYTE -> asm.movsxByte(DWORD, dst, operands.rm(x, RAX));
      case INT_TO_SHORT -> asm.movsxWord(DWORD, dst, operands.rm(x, RAX));
      case INT_TO_CHAR -> asm.movzxWord(DWORD, dst, operands.rm(x, RAX));
    }
    operands.finish(n, dst);
  }

  void emit(Binary n) {
    switch (n.op()) {
      case ADD -> add(n);
      case SUB -> twoOperand(n, Alu.SUB);
      case AND -> and(n);
      case OR -> twoOperand(n, Alu.OR);
      case XOR -> twoOperand(n, Alu.XOR);
      case MUL -> multiply(n);
      case MULHI, UMULHI -> multiplyHigh(n);
      case SHL -> shift(n, Shift.SHL);
      case SHR -> shift(n, Shift.SAR);
      case USHR -> shift(n, Shift.SHR);
      case DIV, REM -> divide(n);
      case MIN -> min(n);
      case COMPARE -> compare(n);
    }
  }

  /** An addition to another register is one LEA. */
  private void add(Binary n) {
    Reg dst = operands.target(n);
    Node x = n.input(0);
    Node y = n.input(1);
    Rm left = operands.rm(x, RAX);
    OptionalInt immediate = operands.immediate(y);
    boolean other = left instanceof Reg l && l != dst;
    if (other && immediate.isPresent()) {
      asm.lea(Operands.width(n), dst, Mem.at((Reg) left, immediate.getAsInt()));
      operands.finish(n, dst);
    } else if (other && !operands.isIn(y, dst) && operands.rm(y, RCX) instanceof Reg r) {
      asm.lea(Operands.width(n), dst, Mem.at((Reg) left, r, Scale.X1, 0));
      operands.finish(n, dst);
    } else {
      twoOperand(n, Alu.ADD);
    }
  }

  /** The low byte or two, in another register, are one zero-extending move. */
  private void and(Binary n) {
    Reg dst = operands.target(n);
    boolean inPlace = operands.isIn(n.input(0), dst);
    if (!inPlace && n.input(1).isNumber(0xff)) {
      asm.movzxByte(DWORD, dst, operands.rm(n.input(0), RAX));
      operands.finish(n, dst);
    } else if (!inPlace && n.input(1).isNumber(0xffff)) {
      asm.movzxWord(DWORD, dst, operands.rm(n.input(0), RAX));
      operands.finish(n, dst);
    } else {
      twoOperand(n, Alu.AND);
    }
  }

  private void twoOperand(Binary n, Alu op) {
    Width width = Operands.width(n);
    Reg dst = operands.target(n);
    Node x = n.input(0);
    Node y = n.input(1);
    if (operands.isIn(y, dst) && !operands.isIn(x, dst)) {
      if (n.op().isCommutative()) {
        operands.alu(op, width, dst, x, RCX);
      } else { // the destination holds the second operand: compute aside
        operands.load(RAX, x);
        asm.alu(op, width, RAX, dst);
        operands.finish(n, RAX);
        return;
      }
    } else {
      operands.load(dst, x);
      operands.alu(op, width, dst, y, RCX);
    }
    operands.finish(n, dst);
  }

  private void multiply(Binary n) {
    Width width = Operands.width(n);
    Reg dst = operands.target(n);
    Node x = n.input(0);
    Node y = n.input(1);
    OptionalInt immediate = operands.immediate(y);
    if (immediate.isPresent()) {
      asm.imul(width, dst, operands.rm(x, RAX), immediate.getAsInt());
    } else if (operands.isIn(y, dst)) {
      asm.imul(width, dst, operands.rm(x, RCX));
    } else {
      operands.load(dst, x);
      asm.imul(width, dst, operands.rm(y, RCX));
    }
    operands.finish(n, dst);
  }

  private void min(Binary n) {
    Width width = Operands.width(n);
    Reg dst = operands.target(n);
    boolean swap = operands.isIn(n.input(1), dst);
    Rm other = operands.rm(n.input(swap ? 0 : 1), RCX);
    operands.load(dst, n.input(swap ? 1 : 0));
    switch (other) {
      case Reg r -> asm.cmp(width, dst, r);
      case Mem m -> asm.cmp(width, dst, m);
    }
    asm.cmov(Cond.G, width, dst, other);
    operands.finish(n, dst);
  }

  private void multiplyHigh(Binary n) {
    Rm y = operands.rm(n.input(1), RCX);
    operands.load(RAX, n.input(0));
    if (n.op() == BinaryOp.MULHI) {
      asm.imul(QWORD, y);
    } else {
      asm.mul(QWORD, y);
    }
    operands.finish(n, RDX);
  }

  private void shift(Binary n, Shift op) {
    Width width = Operands.width(n);
    Node count = n.input(1);
    if (count.isNumber()) {
      Reg dst = operands.target(n);
      operands.load(dst, n.input(0));
      asm.shift(op, width, dst, (int) count.number() & (width.bits() - 1));
      operands.finish(n, dst);
      return;
    }
    operands.load(RCX, count); // the processor masks CL as Java does
    Reg dst = operands.isIn(count, operands.target(n)) ? RAX : operands.target(n);
    operands.load(dst, n.input(0));
    asm.shiftCl(op, width, dst);
    operands.finish(n, dst);
  }

  /** The smallest number by -1 faults in the processor and is itself in Java (JLS 15.17.2). */
  private void divide(Binary n) {
    Width width = Operands.width(n);
    boolean remainder = n.op() == BinaryOp.REM;
    Reg divisor = operands.use(n.input(1), RCX);
    operands.load(RAX, n.input(0));
    Label end = new Label("end");
    Label regular = new Label("regular");
    asm.cmp(width, divisor, -1);
    asm.jcc(Cond.NE, regular);
    if (remainder) {
      asm.xor(DWORD, RDX, RDX);
    } else {
      asm.neg(width, RAX);
    }
    asm.jmp(end);
    asm.bind(regular);
    if (width == QWORD) {
      asm.cqo();
    } else {
      asm.cdq();
    }
    asm.idiv(width, divisor);
    asm.bind(end);
    operands.finish(n, remainder ? RDX : RAX);
  }

  /** (a > b) - (a < b). */
  private void compare(Binary n) {
    operands.alu(Alu.CMP, QWORD, operands.use(n.input(0), RAX), n.input(1), RCX);
    asm.setcc(Cond.G, RAX);
    asm.setcc(Cond.L, RCX);
    asm.sub(BYTE, RAX, RCX);
    asm.movsxByte(DWORD, RAX, RAX);
    operands.finish(n, RAX);
  }
}
