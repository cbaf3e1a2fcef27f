package portkit.metal.asm;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;

/** Integer arithmetic and logic. */
public interface Arithmetic extends Emitter {
  @Form("{op} {dst},{src}")
  default void alu(Alu op, Width width, Rm dst, Reg src) {
    sized(width, op.opcode()).reg(src).rm(dst).emit();
  }

  @Form("{op} {dst},{src}")
  default void alu(Alu op, Width width, Reg dst, Mem src) {
    sized(width, op.opcode() | 2).reg(dst).rm(src).emit();
  }

  @Form("{op} {dst},{imm}")
  default void alu(Alu op, Width width, Rm dst, long imm) {
    int value = width.immediate(imm);
    if (width != BYTE && value == (byte) value) {
      op(0x83).size(width).digit(op.number()).rm(dst).immediate8(value).emit();
    } else {
      sized(width, 0x80).digit(op.number()).rm(dst).immediate(value).emit();
    }
  }

  @Form("add {dst},{src}")
  default void add(Width width, Rm dst, Reg src) {
    alu(Alu.ADD, width, dst, src);
  }

  @Form("add {dst},{src}")
  default void add(Width width, Reg dst, Mem src) {
    alu(Alu.ADD, width, dst, src);
  }

  @Form("add {dst},{imm}")
  default void add(Width width, Rm dst, long imm) {
    alu(Alu.ADD, width, dst, imm);
  }

  @Form("or {dst},{src}")
  default void or(Width width, Rm dst, Reg src) {
    alu(Alu.OR, width, dst, src);
  }

  @Form("or {dst},{src}")
  default void or(Width width, Reg dst, Mem src) {
    alu(Alu.OR, width, dst, src);
  }

  @Form("or {dst},{imm}")
  default void or(Width width, Rm dst, long imm) {
    alu(Alu.OR, width, dst, imm);
  }

  @Form("adc {dst},{src}")
  default void adc(Width width, Rm dst, Reg src) {
    alu(Alu.ADC, width, dst, src);
  }

  @Form("adc {dst},{src}")
  default void adc(Width width, Reg dst, Mem src) {
    alu(Alu.ADC, width, dst, src);
  }

  @Form("adc {dst},{imm}")
  default void adc(Width width, Rm dst, long imm) {
    alu(Alu.ADC, width, dst, imm);
  }

  @Form("sbb {dst},{src}")
  default void sbb(Width width, Rm dst, Reg src) {
    alu(Alu.SBB, width, dst, src);
  }

  @Form("sbb {dst},{src}")
  default void sbb(Width width, Reg dst, Mem src) {
    alu(Alu.SBB, width, dst, src);
  }

  @Form("sbb {dst},{imm}")
  default void sbb(Width width, Rm dst, long imm) {
    alu(Alu.SBB, width, dst, imm);
  }

  @Form("and {dst},{src}")
  default void and(Width width, Rm dst, Reg src) {
    alu(Alu.AND, width, dst, src);
  }

  @Form("and {dst},{src}")
  default void and(Width width, Reg dst, Mem src) {
    alu(Alu.AND, width, dst, src);
  }

  @Form("and {dst},{imm}")
  default void and(Width width, Rm dst, long imm) {
    alu(Alu.AND, width, dst, imm);
  }

  @Form("sub {dst},{src}")
  default void sub(Width width, Rm dst, Reg src) {
    alu(Alu.SUB, width, dst, src);
  }

  @Form("sub {dst},{src}")
  default void sub(Width width, Reg dst, Mem src) {
    alu(Alu.SUB, width, dst, src);
  }

  @Form("sub {dst},{imm}")
  default void sub(Width width, Rm dst, long imm) {
    alu(Alu.SUB, width, dst, imm);
  }

  @Form("xor {dst},{src}")
  default void xor(Width width, Rm dst, Reg src) {
    alu(Alu.XOR, width, dst, src);
  }

  @Form("xor {dst},{src}")
  default void xor(Width width, Reg dst, Mem src) {
    alu(Alu.XOR, width, dst, src);
  }

  @Form("xor {dst},{imm}")
  default void xor(Width width, Rm dst, long imm) {
    alu(Alu.XOR, width, dst, imm);
  }

  @Form("cmp {dst},{src}")
  default void cmp(Width width, Rm dst, Reg src) {
    alu(Alu.CMP, width, dst, src);
  }

  @Form("cmp {dst},{src}")
  default void cmp(Width width, Reg dst, Mem src) {
    alu(Alu.CMP, width, dst, src);
  }

  @Form("cmp {dst},{imm}")
  default void cmp(Width width, Rm dst, long imm) {
    alu(Alu.CMP, width, dst, imm);
  }

  @Form("test {dst},{src}")
  default void test(Width width, Rm dst, Reg src) {
    sized(width, 0x84).reg(src).rm(dst).emit();
  }

  @Form("test {dst},{imm}")
  default void test(Width width, Rm dst, long imm) {
    sized(width, 0xf6).digit(0).rm(dst).immediate(imm).emit();
  }

  @Form("inc {dst}")
  default void inc(Width width, Rm dst) {
    sized(width, 0xfe).digit(0).rm(dst).emit();
  }

  @Form("dec {dst}")
  default void dec(Width width, Rm dst) {
    sized(width, 0xfe).digit(1).rm(dst).emit();
  }

  @Form("not {dst}")
  default void not(Width width, Rm dst) {
    sized(width, 0xf6).digit(2).rm(dst).emit();
  }

  @Form("neg {dst}")
  default void neg(Width width, Rm dst) {
    sized(width, 0xf6).digit(3).rm(dst).emit();
  }

  /** RDX:RAX = RAX * src, unsigned. */
  @Form("mul {src}")
  default void mul(Width width, Rm src) {
    sized(width, 0xf6).digit(4).rm(src).emit();
  }

  /** RDX:RAX = RAX * src, signed. */
  @Form("imul {src}")
  default void imul(Width width, Rm src) {
    sized(width, 0xf6).digit(5).rm(src).emit();
  }

  @Form(
      value = "imul {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void imul(Width width, Reg dst, Rm src) {
    require(width != BYTE, "imul with two operands", width);
    op(0x0faf).size(width).reg(dst).rm(src).emit();
  }

  @Form(
      value = "imul {dst},{src},{imm}",
      widths = {WORD, DWORD, QWORD})
  default void imul(Width width, Reg dst, Rm src, long imm) {
    require(width != BYTE, "imul with an immediate", width);
    int value = width.immediate(imm);
    if (value == (byte) value) {
      op(0x6b).size(width).reg(dst).rm(src).immediate8(value).emit();
    } else {
      op(0x69).size(width).reg(dst).rm(src).immediate(value).emit();
    }
  }

  /** RAX = RDX:RAX / src, RDX = the remainder, unsigned; faults when the quotient does not fit. */
  @Form("div {src}")
  default void div(Width width, Rm src) {
    sized(width, 0xf6).digit(6).rm(src).emit();
  }

  /** As {@link #div}, signed; the smallest number divided by -1 faults. */
  @Form("idiv {src}")
  default void idiv(Width width, Rm src) {
    sized(width, 0xf6).digit(7).rm(src).emit();
  }

  /** Sign-extends EAX into EDX:EAX. */
  @Form("cdq")
  default void cdq() {
    plain(0x99);
  }

  /** Sign-extends RAX into RDX:RAX. */
  @Form(value = "cqo", modes = Mode.LONG)
  default void cqo() {
    requireMode(Mode.LONG, "cqo");
    op(0x99).size(QWORD).emit();
  }
}
