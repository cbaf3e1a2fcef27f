package portkit.metal.asm;

import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;

/** Instructions of kernels: descriptor tables, control registers, ports, interrupts. */
public interface Privileged extends Emitter {
  /** Stores the address and limit of the global descriptor table, ten bytes. */
  @Form("sgdt {table:none}")
  default void sgdt(Mem table) {
    op(0x0f01).digit(0).rm(table).emit();
  }

  /** Stores the address and limit of the interrupt descriptor table. */
  @Form("sidt {table:none}")
  default void sidt(Mem table) {
    op(0x0f01).digit(1).rm(table).emit();
  }

  /** Loads the global descriptor table: a limit of 16 bits, then the address. */
  @Form("lgdt {table:none}")
  default void lgdt(Mem table) {
    op(0x0f01).digit(2).rm(table).emit();
  }

  /** Loads the interrupt descriptor table. */
  @Form("lidt {table:none}")
  default void lidt(Mem table) {
    op(0x0f01).digit(3).rm(table).emit();
  }

  /** Loads the task register with a selector of a TSS. */
  @Form("ltr {selector:word}")
  default void ltr(Rm selector) {
    op(0x0f00).digit(3).rm(selector).emit();
  }

  /** Stores the selector in the task register, zero-extended. */
  @Form("str {dst:native}")
  default void str(Reg dst) {
    op(0x0f00).size(mode() == Mode.LONG ? QWORD : Width.DWORD).digit(1).rm(dst).emit();
  }

  /** Loads the local descriptor table register. */
  @Form("lldt {selector:word}")
  default void lldt(Rm selector) {
    op(0x0f00).digit(2).rm(selector).emit();
  }

  @Form("mov {dst},{src:native}")
  default void mov(ControlReg dst, Reg src) {
    op(0x0f22).digit(dst.number()).rm(src).emit();
  }

  @Form("mov {dst:native},{src}")
  default void mov(Reg dst, ControlReg src) {
    op(0x0f20).digit(src.number()).rm(dst).emit();
  }

  @Form("mov {dst},{src:native}")
  default void mov(DebugReg dst, Reg src) {
    op(0x0f23).digit(dst.number()).rm(src).emit();
  }

  @Form("mov {dst:native},{src}")
  default void mov(Reg dst, DebugReg src) {
    op(0x0f21).digit(src.number()).rm(dst).emit();
  }

  /** CS cannot be loaded this way, only by far jumps and returns. */
  @Form("mov {dst},{src:dword}")
  default void mov(Segment dst, Reg src) {
    if (dst == Segment.CS) {
      throw new IllegalArgumentException("CS cannot be the destination of mov");
    }
    op(0x8e).digit(dst.number()).rm(src).emit();
  }

  @Form("mov {dst:dword},{src}")
  default void mov(Reg dst, Segment src) {
    op(0x8c).digit(src.number()).rm(dst).emit();
  }

  /** Forgets the translation of the page of this address. */
  @Form("invlpg {address:byte}")
  default void invlpg(Mem address) {
    op(0x0f01).digit(7).rm(address).emit();
  }

  /** Reads port DX. */
  @Form(
      value = "in {string:accumulator},dx",
      widths = {Width.BYTE, WORD, Width.DWORD})
  default void in(Width width) {
    require(width != QWORD, "in", width);
    sized(width, 0xec).emit();
  }

  @Form(
      value = "in {string:accumulator},{port:u8}",
      widths = {Width.BYTE, WORD, Width.DWORD})
  default void in(Width width, int port) {
    require(width != QWORD, "in", width);
    requirePort(port);
    sized(width, 0xe4).immediate8(port).emit();
  }

  /** Writes port DX. */
  @Form(
      value = "out dx,{string:accumulator}",
      widths = {Width.BYTE, WORD, Width.DWORD})
  default void out(Width width) {
    require(width != QWORD, "out", width);
    sized(width, 0xee).emit();
  }

  @Form(
      value = "out {port:u8},{string:accumulator}",
      widths = {Width.BYTE, WORD, Width.DWORD})
  default void out(Width width, int port) {
    require(width != QWORD, "out", width);
    requirePort(port);
    sized(width, 0xe6).immediate8(port).emit();
  }

  /** EDX:EAX = the model-specific register ECX. */
  @Form("rdmsr")
  default void rdmsr() {
    plain(0x0f32);
  }

  /** The model-specific register ECX = EDX:EAX. */
  @Form("wrmsr")
  default void wrmsr() {
    plain(0x0f30);
  }

  /** Masks interrupts. */
  @Form("cli")
  default void cli() {
    plain(0xfa);
  }

  /** Unmasks interrupts, after the next instruction. */
  @Form("sti")
  default void sti() {
    plain(0xfb);
  }

  /** Waits for an interrupt. */
  @Form("hlt")
  default void hlt() {
    plain(0xf4);
  }

  /** Clears CR0.TS. */
  @Form("clts")
  default void clts() {
    plain(0x0f06);
  }

  /** Writes back and drops all caches. */
  @Form("wbinvd")
  default void wbinvd() {
    plain(0x0f09);
  }

  /** Clears RFLAGS.AC: kernel code may not touch user pages (SMAP). */
  @Form("clac")
  default void clac() {
    plain(0x0f01ca);
  }

  /** Sets RFLAGS.AC. */
  @Form("stac")
  default void stac() {
    plain(0x0f01cb);
  }

  /** Exchanges GS base and the one kept in IA32_KERNEL_GS_BASE. */
  @Form(value = "swapgs", modes = Mode.LONG)
  default void swapgs() {
    requireMode(Mode.LONG, "swapgs");
    plain(0x0f01f8);
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 0xff) {
      throw new IllegalArgumentException(
          "port 0x%x: only ports up to 0xff have an immediate form, others go through DX"
              .formatted(port));
    }
  }
}
