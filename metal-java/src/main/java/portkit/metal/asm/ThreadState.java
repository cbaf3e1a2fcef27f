package portkit.metal.asm;

import static portkit.metal.asm.Width.QWORD;

/** The state of a thread that is not in its general registers, and what the processor is. */
public interface ThreadState extends Emitter {
  /** EAX, EBX, ECX, EDX = what leaf EAX, subleaf ECX says. */
  @Form("cpuid")
  default void cpuid() {
    plain(0x0fa2);
  }

  /** EDX:EAX = the time-stamp counter. */
  @Form("rdtsc")
  default void rdtsc() {
    plain(0x0f31);
  }

  /** As {@link #rdtsc}, after earlier instructions; ECX = IA32_TSC_AUX. */
  @Form("rdtscp")
  default void rdtscp() {
    plain(0x0f01f9);
  }

  /** A random number and carry, or no carry when the generator is exhausted. */
  @Form(
      value = "rdrand {dst}",
      widths = {Width.WORD, Width.DWORD, Width.QWORD})
  default void rdrand(Width width, Reg dst) {
    require(width != Width.BYTE, "rdrand", width);
    op(0x0fc7).size(width).digit(6).rm(dst).emit();
  }

  /** EDX:EAX = the extended control register ECX; XCR0 says what XSAVE saves. */
  @Form("xgetbv")
  default void xgetbv() {
    plain(0x0f01d0);
  }

  /** The extended control register ECX = EDX:EAX; ring 0. */
  @Form("xsetbv")
  default void xsetbv() {
    plain(0x0f01d1);
  }

  /** Resets the x87 state. */
  @Form("fninit")
  default void fninit() {
    plain(0xdbe3);
  }

  /** Empties the MMX state. */
  @Form("emms")
  default void emms() {
    plain(0x0f77);
  }

  /** Saves x87 and SSE state to 512 bytes aligned to 16. */
  @Form("fxsave {area:none}")
  default void fxsave(Mem area) {
    op(0x0fae).digit(0).rm(area).emit();
  }

  /** As {@link #fxsave}, with instruction and data pointers of 64 bits. */
  @Form(value = "fxsave64 {area:none}", modes = Mode.LONG)
  default void fxsave64(Mem area) {
    requireMode(Mode.LONG, "fxsave64");
    op(0x0fae).size(QWORD).digit(0).rm(area).emit();
  }

  /** Loads what {@link #fxsave} saved. */
  @Form("fxrstor {area:none}")
  default void fxrstor(Mem area) {
    op(0x0fae).digit(1).rm(area).emit();
  }

  /** As {@link #fxrstor}, with instruction and data pointers of 64 bits. */
  @Form(value = "fxrstor64 {area:none}", modes = Mode.LONG)
  default void fxrstor64(Mem area) {
    requireMode(Mode.LONG, "fxrstor64");
    op(0x0fae).size(QWORD).digit(1).rm(area).emit();
  }

  /** Saves the state components in EDX:EAX; aligned to 64. */
  @Form("xsave {area:none}")
  default void xsave(Mem area) {
    op(0x0fae).digit(4).rm(area).emit();
  }

  /** As {@link #xsave}, with instruction and data pointers of 64 bits. */
  @Form(value = "xsave64 {area:none}", modes = Mode.LONG)
  default void xsave64(Mem area) {
    requireMode(Mode.LONG, "xsave64");
    op(0x0fae).size(QWORD).digit(4).rm(area).emit();
  }

  /** Loads the state components in EDX:EAX. */
  @Form("xrstor {area:none}")
  default void xrstor(Mem area) {
    op(0x0fae).digit(5).rm(area).emit();
  }

  /** As {@link #xrstor}, with instruction and data pointers of 64 bits. */
  @Form(value = "xrstor64 {area:none}", modes = Mode.LONG)
  default void xrstor64(Mem area) {
    requireMode(Mode.LONG, "xrstor64");
    op(0x0fae).size(QWORD).digit(5).rm(area).emit();
  }

  /** Saves what was modified since the last restore. */
  @Form("xsaveopt {area:none}")
  default void xsaveopt(Mem area) {
    op(0x0fae).digit(6).rm(area).emit();
  }

  /** As {@link #xsaveopt}, with instruction and data pointers of 64 bits. */
  @Form(value = "xsaveopt64 {area:none}", modes = Mode.LONG)
  default void xsaveopt64(Mem area) {
    requireMode(Mode.LONG, "xsaveopt64");
    op(0x0fae).size(QWORD).digit(6).rm(area).emit();
  }

  /** Loads SSE control and status. */
  @Form("ldmxcsr {operand:dword}")
  default void ldmxcsr(Mem operand) {
    op(0x0fae).digit(2).rm(operand).emit();
  }

  /** Stores SSE control and status. */
  @Form("stmxcsr {operand:dword}")
  default void stmxcsr(Mem operand) {
    op(0x0fae).digit(3).rm(operand).emit();
  }

  /** Loads the x87 control word. */
  @Form("fldcw {operand:word}")
  default void fldcw(Mem operand) {
    op(0xd9).digit(5).rm(operand).emit();
  }

  /** Stores the x87 control word. */
  @Form("fnstcw {operand:word}")
  default void fnstcw(Mem operand) {
    op(0xd9).digit(7).rm(operand).emit();
  }

  /** Reads FS base; needs CR4.FSGSBASE, as the three below. */
  @Form(value = "rdfsbase {register:qword}", modes = Mode.LONG)
  default void rdfsbase(Reg register) {
    requireMode(Mode.LONG, "rdfsbase");
    op(0x0fae).prefix(0xf3).size(QWORD).digit(0).rm(register).emit();
  }

  /** Reads GS base. */
  @Form(value = "rdgsbase {register:qword}", modes = Mode.LONG)
  default void rdgsbase(Reg register) {
    requireMode(Mode.LONG, "rdgsbase");
    op(0x0fae).prefix(0xf3).size(QWORD).digit(1).rm(register).emit();
  }

  /** Writes FS base. */
  @Form(value = "wrfsbase {register:qword}", modes = Mode.LONG)
  default void wrfsbase(Reg register) {
    requireMode(Mode.LONG, "wrfsbase");
    op(0x0fae).prefix(0xf3).size(QWORD).digit(2).rm(register).emit();
  }

  /** Writes GS base. */
  @Form(value = "wrgsbase {register:qword}", modes = Mode.LONG)
  default void wrgsbase(Reg register) {
    requireMode(Mode.LONG, "wrgsbase");
    op(0x0fae).prefix(0xf3).size(QWORD).digit(3).rm(register).emit();
  }

  /** Pushes RFLAGS, or EFLAGS in 32-bit code. */
  @Form("pushf")
  default void pushf() {
    plain(0x9c);
  }

  /** Pops RFLAGS, or EFLAGS in 32-bit code. */
  @Form("popf")
  default void popf() {
    plain(0x9d);
  }
}
