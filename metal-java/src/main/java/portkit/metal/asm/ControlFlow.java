package portkit.metal.asm;

/** Jumps, calls and traps. */
public interface ControlFlow extends Emitter {
  /** Takes the two-byte form where the target is near enough. */
  @Form("jmp {target}")
  default void jmp(Label target) {
    buffer().stretch(new Stretch.Branch(buffer().size(), 0xeb, 0xe9, target));
  }

  /** Takes the two-byte form where the target is near enough. */
  @Form("j{cond} {target}")
  default void jcc(Cond cond, Label target) {
    int code = cond.code();
    buffer().stretch(new Stretch.Branch(buffer().size(), 0x70 | code, 0x0f80 | code, target));
  }

  /** Always two bytes; a target out of reach is refused when the code is assembled. */
  @Form("jmp {target}")
  default void jmpShort(Label target) {
    plain(0xeb);
    buffer().fixup(new Fixup.Rel8(buffer().size(), target));
  }

  /** Always two bytes; a target out of reach is refused when the code is assembled. */
  @Form("j{cond} {target}")
  default void jccShort(Cond cond, Label target) {
    plain(0x70 | cond.code());
    buffer().fixup(new Fixup.Rel8(buffer().size(), target));
  }

  /** Always five bytes, for code that is patched later. */
  @Form("jmp {target}")
  default void jmpNear(Label target) {
    plain(0xe9);
    buffer().fixup(new Fixup.Rel32(buffer().size(), target, 0, 0));
  }

  @Form("jmp {target:native}")
  default void jmp(Rm target) {
    op(0xff).digit(4).rm(target).emit();
  }

  @Form("call {target}")
  default void call(Label target) {
    plain(0xe8);
    buffer().fixup(new Fixup.Rel32(buffer().size(), target, 0, 0));
  }

  @Form("call {target:native}")
  default void call(Rm target) {
    op(0xff).digit(2).rm(target).emit();
  }

  @Form("ret")
  default void ret() {
    plain(0xc3);
  }

  /** Returns and takes this many bytes of arguments off the stack. */
  @Form("ret {bytes:u16}")
  default void ret(int bytes) {
    requireUnsigned(bytes, 0xffff, "bytes to pop");
    plain(0xc2);
    buffer().unsigned(bytes, 2);
  }

  /** Far return: pops the instruction pointer, then CS, as 32-bit slots. */
  @Form("retf")
  default void retf() {
    plain(0xcb);
  }

  /** Far return with 64-bit slots. */
  @Form(value = "retfq", modes = Mode.LONG)
  default void retfq() {
    requireMode(Mode.LONG, "retfq");
    op(0xcb).size(Width.QWORD).emit();
  }

  /** Far jump through memory: a 32-bit offset and the selector behind it. */
  @Form("jmp {target:fword}")
  default void jmpFar(Mem target) {
    op(0xff).digit(5).rm(target).emit();
  }

  /** Far jump, which loads CS: how boot code enters 64-bit mode. */
  @Form(value = "jmp {selector:u16}:{target}", modes = Mode.PROTECTED)
  default void jmpFar(int selector, Label target) {
    requireMode(Mode.PROTECTED, "a far jump to a label");
    requireUnsigned(selector, 0xffff, "selector");
    plain(0xea);
    buffer().fixup(new Fixup.Absolute(buffer().size(), 4, target));
    buffer().unsigned(selector, 2);
  }

  @Form("int3")
  default void int3() {
    plain(0xcc);
  }

  @Form("int {vector:u8}")
  default void interrupt(int vector) {
    requireUnsigned(vector, 0xff, "interrupt vector");
    plain(0xcd);
    buffer().u8(vector);
  }

  /** Raises invalid opcode, for ever. */
  @Form("ud2")
  default void ud2() {
    plain(0x0f0b);
  }

  @Form(value = "syscall", modes = Mode.LONG)
  default void syscall() {
    requireMode(Mode.LONG, "syscall");
    plain(0x0f05);
  }

  /** To 64-bit code. */
  @Form(value = "sysretq", modes = Mode.LONG)
  default void sysretq() {
    requireMode(Mode.LONG, "sysretq");
    op(0x0f07).size(Width.QWORD).emit();
  }

  @Form(value = "iretq", modes = Mode.LONG)
  default void iretq() {
    requireMode(Mode.LONG, "iretq");
    op(0xcf).size(Width.QWORD).emit();
  }

  @Form("nop")
  default void nop() {
    plain(0x90);
  }

  private static void requireUnsigned(int value, int max, String what) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("%s %d: expected 0..%d".formatted(what, value, max));
    }
  }
}
