package portkit.metal.asm;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;

/** Moving data without changing flags. */
public interface Moves extends Emitter {
  /** A write of a doubleword register clears its upper half; byte and word writes keep the rest. */
  @Form("mov {dst},{src}")
  default void mov(Width width, Rm dst, Reg src) {
    sized(width, 0x88).reg(src).rm(dst).emit();
  }

  @Form("mov {dst},{src}")
  default void mov(Width width, Reg dst, Mem src) {
    sized(width, 0x8a).reg(dst).rm(src).emit();
  }

  /** Quadwords are sign-extended from 32 bits; see {@link #movabs} for the rest. */
  @Form("mov {dst},{imm}")
  default void mov(Width width, Rm dst, long imm) {
    if (dst instanceof Reg r && width != QWORD) {
      op(width == BYTE ? 0xb0 : 0xb8).size(width).inOpcode(r).immediate(imm).emit();
    } else {
      sized(width, 0xc6).digit(0).rm(dst).immediate(imm).emit();
    }
  }

  /** Any 64-bit number. */
  @Form(value = "movabs {dst},{imm}", modes = Mode.LONG)
  default void movabs(Reg dst, long imm) {
    requireMode(Mode.LONG, "movabs");
    op(0xb8).size(QWORD).inOpcode(dst).emit();
    buffer().unsigned(imm, 8);
  }

  @Form(
      value = "movzx {dst},{src:byte}",
      widths = {WORD, DWORD, QWORD})
  default void movzxByte(Width width, Reg dst, Rm src) {
    require(width != BYTE, "movzx from a byte", width);
    op(0x0fb6).size(width).reg(dst).rm(src, BYTE).emit();
  }

  @Form(
      value = "movzx {dst},{src:word}",
      widths = {DWORD, QWORD})
  default void movzxWord(Width width, Reg dst, Rm src) {
    require(width == DWORD || width == QWORD, "movzx from a word", width);
    op(0x0fb7).size(width).reg(dst).rm(src, WORD).emit();
  }

  @Form(
      value = "movsx {dst},{src:byte}",
      widths = {WORD, DWORD, QWORD})
  default void movsxByte(Width width, Reg dst, Rm src) {
    require(width != BYTE, "movsx from a byte", width);
    op(0x0fbe).size(width).reg(dst).rm(src, BYTE).emit();
  }

  @Form(
      value = "movsx {dst},{src:word}",
      widths = {DWORD, QWORD})
  default void movsxWord(Width width, Reg dst, Rm src) {
    require(width == DWORD || width == QWORD, "movsx from a word", width);
    op(0x0fbf).size(width).reg(dst).rm(src, WORD).emit();
  }

  /** Sign-extends a doubleword to 64 bits. */
  @Form(value = "movsxd {dst:qword},{src:dword}", modes = Mode.LONG)
  default void movsxd(Reg dst, Rm src) {
    requireMode(Mode.LONG, "movsxd");
    op(0x63).size(QWORD).reg(dst).rm(src, DWORD).emit();
  }

  /** The address of the operand, without its segment's base. */
  @Form(
      value = "lea {dst},{src:none}",
      widths = {WORD, DWORD, QWORD})
  default void lea(Width width, Reg dst, Mem src) {
    require(width != BYTE, "lea", width);
    op(0x8d).size(width).reg(dst).rm(src).emit();
  }

  @Form(
      value = "cmov{cond} {dst},{src}",
      widths = {WORD, DWORD, QWORD})
  default void cmov(Cond cond, Width width, Reg dst, Rm src) {
    require(width != BYTE, "cmov", width);
    op(0x0f40 | cond.code()).size(width).reg(dst).rm(src).emit();
  }

  /** With memory it is atomic, with or without LOCK (SDM 2D XCHG). */
  @Form("xchg {dst},{src}")
  default void xchg(Width width, Rm dst, Reg src) {
    sized(width, 0x86).reg(src).rm(dst).emit();
  }

  @Form(
      value = "bswap {dst}",
      widths = {DWORD, QWORD})
  default void bswap(Width width, Reg dst) {
    require(width == DWORD || width == QWORD, "bswap", width);
    op(0x0fc8).size(width).inOpcode(dst).emit();
  }

  @Form("push {src:native}")
  default void push(Reg src) {
    op(0x50).inOpcode(src).emit();
  }

  @Form("push {src:native}")
  default void push(Mem src) {
    op(0xff).digit(6).rm(src).emit();
  }

  /** Sign-extended to the size of a stack slot. */
  @Form("push {imm:signed}")
  default void push(long imm) {
    int value = Width.QWORD.immediate(imm);
    if (value == (byte) value) {
      op(0x6a).immediate8(value).emit();
    } else {
      op(0x68).immediate(value).emit();
    }
  }

  @Form("pop {dst:native}")
  default void pop(Reg dst) {
    op(0x58).inOpcode(dst).emit();
  }

  @Form("pop {dst:native}")
  default void pop(Mem dst) {
    op(0x8f).digit(0).rm(dst).emit();
  }
}
