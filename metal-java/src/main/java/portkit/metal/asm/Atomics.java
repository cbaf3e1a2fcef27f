package portkit.metal.asm;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;

/** Atomic read-modify-write of memory, and fences. {@link Moves#xchg} is atomic too. */
public interface Atomics extends Emitter {
  /** Any of the eight but CMP, which writes nothing. */
  @Form("lock {op} {dst},{src}")
  default void lock(Alu op, Width width, Mem dst, Reg src) {
    requireWrite(op);
    sized(width, op.opcode()).lock().reg(src).rm(dst).emit();
  }

  @Form("lock {op} {dst},{imm}")
  default void lock(Alu op, Width width, Mem dst, long imm) {
    requireWrite(op);
    int value = width.immediate(imm);
    if (width != BYTE && value == (byte) value) {
      op(0x83).size(width).lock().digit(op.number()).rm(dst).immediate8(value).emit();
    } else {
      sized(width, 0x80).lock().digit(op.number()).rm(dst).immediate(value).emit();
    }
  }

  @Form("lock inc {dst}")
  default void lockInc(Width width, Mem dst) {
    sized(width, 0xfe).lock().digit(0).rm(dst).emit();
  }

  @Form("lock dec {dst}")
  default void lockDec(Width width, Mem dst) {
    sized(width, 0xfe).lock().digit(1).rm(dst).emit();
  }

  /** If dst equals RAX, dst = src and ZF is set; else RAX = dst. */
  @Form("lock cmpxchg {dst},{src}")
  default void lockCmpxchg(Width width, Mem dst, Reg src) {
    sized(width, 0x0fb0).lock().reg(src).rm(dst).emit();
  }

  /** dst += src; src = what dst was. */
  @Form("lock xadd {dst},{src}")
  default void lockXadd(Width width, Mem dst, Reg src) {
    sized(width, 0x0fc0).lock().reg(src).rm(dst).emit();
  }

  /** Compares EDX:EAX, stores ECX:EBX. */
  @Form("lock cmpxchg8b {dst:qword}")
  default void lockCmpxchg8b(Mem dst) {
    op(0x0fc7).lock().digit(1).rm(dst).emit();
  }

  /** Compares RDX:RAX, stores RCX:RBX; dst must be aligned to 16. */
  @Form(value = "lock cmpxchg16b {dst:xmmword}", modes = Mode.LONG)
  default void lockCmpxchg16b(Mem dst) {
    requireMode(Mode.LONG, "cmpxchg16b");
    op(0x0fc7).size(QWORD).lock().digit(1).rm(dst).emit();
  }

  /** Atomic {@link Bits#bts}. */
  @Form(
      value = "lock bts {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void lockBts(Width width, Mem dst, int bit) {
    require(width != BYTE, "bts", width);
    requireCount(width, bit);
    op(0x0fba).size(width).lock().digit(5).rm(dst).immediate8(bit).emit();
  }

  /** Atomic {@link Bits#btr}. */
  @Form(
      value = "lock btr {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void lockBtr(Width width, Mem dst, int bit) {
    require(width != BYTE, "btr", width);
    requireCount(width, bit);
    op(0x0fba).size(width).lock().digit(6).rm(dst).immediate8(bit).emit();
  }

  /** Atomic {@link Bits#btc}. */
  @Form(
      value = "lock btc {dst},{bit:bit}",
      widths = {WORD, DWORD, QWORD})
  default void lockBtc(Width width, Mem dst, int bit) {
    require(width != BYTE, "btc", width);
    requireCount(width, bit);
    op(0x0fba).size(width).lock().digit(7).rm(dst).immediate8(bit).emit();
  }

  /** Orders all loads and stores. */
  @Form("mfence")
  default void mfence() {
    plain(0x0faef0);
  }

  /** Orders loads; later instructions wait for earlier ones. */
  @Form("lfence")
  default void lfence() {
    plain(0x0faee8);
  }

  /** Orders stores. */
  @Form("sfence")
  default void sfence() {
    plain(0x0faef8);
  }

  /** Tells the processor that this is a spin loop. */
  @Form("pause")
  default void pause() {
    op(0x90).prefix(0xf3).emit();
  }

  private static void requireWrite(Alu op) {
    if (op == Alu.CMP) {
      throw new IllegalArgumentException("lock cmp does not exist: it writes nothing");
    }
  }
}
