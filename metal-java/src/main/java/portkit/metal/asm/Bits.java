package portkit.metal.asm;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;

/** Shifts, single bits, and counting bits. */
public interface Bits extends Emitter {
  /** Shifts by 0 to one less than the operand's bits. */
  @Form("{op} {dst},{count:count}")
  default void shift(Shift op, Width width, Rm dst, int count) {
    requireCount(width, count);
    if (count == 1) {
      sized(width, 0xd0).digit(op.number()).rm(dst).emit();
    } else {
      sized(width, 0xc0).digit(op.number()).rm(dst).immediate8(count).emit();
    }
  }

  /** Shifts by CL, of which the processor uses the low 5 bits, or 6 for quadwords. */
  @Form("{op} {dst},cl")
  default void shiftCl(Shift op, Width width, Rm dst) {
    sized(width, 0xd2).digit(op.number()).rm(dst).emit();
  }

  @Form("shl {dst},{count:count}")
  default void shl(Width width, Rm dst, int count) {
    shift(Shift.SHL, width, dst, count);
  }

  @Form("shl {dst},cl")
  default void shlCl(Width width, Rm dst) {
    shiftCl(Shift.SHL, width, dst);
  }

  @Form("shr {dst},{count:count}")
  default void shr(Width width, Rm dst, int count) {
    shift(Shift.SHR, width, dst, count);
  }

  @Form("shr {dst},cl")
  default void shrCl(Width width, Rm dst) {
    shiftCl(Shift.SHR, width, dst);
  }

  @Form("sar {dst},{count:count}")
  default void sar(Width width, Rm dst, int count) {
    shift(Shift.SAR, width, dst, count);
  }

  @Form("sar {dst},cl")
  default void sarCl(Width width, Rm dst) {
    shiftCl(Shift.SAR, width, dst);
  }

  @Form("rol {dst},{count:count}")
  default void rol(Width width, Rm dst, int count) {
    shift(Shift.ROL, width, dst, count);
  }

  @Form("rol {dst},cl")
  default void rolCl(Width width, Rm dst) {
    shiftCl(Shift.ROL, width, dst);
  }

  @Form("ror {dst},{count:count}")
  default void ror(Width width, Rm dst, int count) {
    shift(Shift.ROR, width, dst, count);
  }

  @Form("ror {dst},cl")
  default void rorCl(Width width, Rm dst) {
    shiftCl(Shift.ROR, width, dst);
  }

  /** Shifts bits of src in. */
  @Form(
      value = "shld {dst},{src},{count:bit}",
      widths = {WORD, DWORD, QWORD})
  default void shld(Width width, Rm dst, Reg src, int count) {
    require(width != BYTE, "shld", width);
    requireCount(width, count);
    op(0x0fa4).size(width).reg(src).rm(dst).immediate8(count).emit();
  }

  @Form(
      value = "shld {dst},{src},cl",
      widths = {WORD, DWORD, QWORD})
  default void shldCl(Width width, Rm dst, Reg src) {
    require(width != BYTE, "shld", width);
    op(0x0fa5).size(width).reg(src).rm(dst).emit();
  }

  /** Shifts bits of src in. */
  @Form(
      value = "shrd {dst},{src},{count:bit}",
      widths = {WORD, DWORD, QWORD})
  default void shrd(Width width, Rm dst, Reg src, int count) {
    require(width != BYTE, "shrd", width);
    requireCount(width, count);
    op(0x0fac).size(width).reg(src).rm(dst).immediate8(count).emit();
  }

  @Form(
      value = "shrd {dst},{src},cl",
      widths = {WORD, DWORD, QWORD})
  default void shrdCl(Width width, Rm dst, Reg src) {
    require(width != BYTE, "shrd", width);
    op(0x0fad).size(width).reg(src).rm(dst).emit();
  }

  /** Carry = the bit. With memory, src may name a bit beyond the operand. */
  @Form(
      value = "bt {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void bt(Width width, Rm dst, Reg src) {
    require(width != BYTE, "bt", width);
    op(0x0fa3).size(width).reg(src).rm(dst).emit();
  }

  @Form(
      value = "bt {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void bt(Width width, Rm dst, int bit) {
    require(width != BYTE, "bt", width);
    requireCount(width, bit);
    op(0x0fba).size(width).digit(4).rm(dst).immediate8(bit).emit();
  }

  /** Carry = the bit, which is then set. With memory, src may name a bit beyond the operand. */
  @Form(
      value = "bts {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void bts(Width width, Rm dst, Reg src) {
    require(width != BYTE, "bts", width);
    op(0x0fab).size(width).reg(src).rm(dst).emit();
  }

  @Form(
      value = "bts {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void bts(Width width, Rm dst, int bit) {
    require(width != BYTE, "bts", width);
    requireCount(width, bit);
    op(0x0fba).size(width).digit(5).rm(dst).immediate8(bit).emit();
  }

  /** Carry = the bit, which is then cleared. With memory, src may name a bit beyond the operand. */
  @Form(
      value = "btr {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void btr(Width width, Rm dst, Reg src) {
    require(width != BYTE, "btr", width);
    op(0x0fb3).size(width).reg(src).rm(dst).emit();
  }

  @Form(
      value = "btr {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void btr(Width width, Rm dst, int bit) {
    require(width != BYTE, "btr", width);
    requireCount(width, bit);
    op(0x0fba).size(width).digit(6).rm(dst).immediate8(bit).emit();
  }

  /** Carry = the bit, which is then flipped. With memory, src may name a bit beyond the operand. */
  @Form(
      value = "btc {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void btc(Width width, Rm dst, Reg src) {
    require(width != BYTE, "btc", width);
    op(0x0fbb).size(width).reg(src).rm(dst).emit();
  }

  @Form(
      value = "btc {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void btc(Width width, Rm dst, int bit) {
    require(width != BYTE, "btc", width);
    requireCount(width, bit);
    op(0x0fba).size(width).digit(7).rm(dst).immediate8(bit).emit();
  }

  /** The lowest set bit; undefined for zero, and ZF set. */
  @Form(
      value = "bsf {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void bsf(Width width, Reg dst, Rm src) {
    require(width != BYTE, "bsf", width);
    op(0x0fbc).size(width).reg(dst).rm(src).emit();
  }

  /** The highest set bit; undefined for zero, and ZF set. */
  @Form(
      value = "bsr {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void bsr(Width width, Reg dst, Rm src) {
    require(width != BYTE, "bsr", width);
    op(0x0fbd).size(width).reg(dst).rm(src).emit();
  }

  /** The number of set bits. */
  @Form(
      value = "popcnt {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void popcnt(Width width, Reg dst, Rm src) {
    require(width != BYTE, "popcnt", width);
    op(0x0fb8).prefix(0xf3).size(width).reg(dst).rm(src).emit();
  }

  /** Leading zeros; a processor without LZCNT executes BSR instead. */
  @Form(
      value = "lzcnt {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void lzcnt(Width width, Reg dst, Rm src) {
    require(width != BYTE, "lzcnt", width);
    op(0x0fbd).prefix(0xf3).size(width).reg(dst).rm(src).emit();
  }

  /** Trailing zeros; a processor without BMI1 executes BSF instead. */
  @Form(
      value = "tzcnt {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void tzcnt(Width width, Reg dst, Rm src) {
    require(width != BYTE, "tzcnt", width);
    op(0x0fbc).prefix(0xf3).size(width).reg(dst).rm(src).emit();
  }

  /** A byte that is 1 if the condition holds, else 0. */
  @Form("set{cond} {dst:byte}")
  default void setcc(Cond cond, Rm dst) {
    op(0x0f90 | cond.code()).digit(0).rm(dst, BYTE).emit();
  }
}
