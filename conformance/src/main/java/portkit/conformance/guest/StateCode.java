package portkit.conformance.guest;

import static portkit.metal.asm.Reg.R10;
import static portkit.metal.asm.Reg.R11;
import static portkit.metal.asm.Reg.R12;
import static portkit.metal.asm.Reg.R13;
import static portkit.metal.asm.Reg.R14;
import static portkit.metal.asm.Reg.R15;
import static portkit.metal.asm.Reg.R8;
import static portkit.metal.asm.Reg.R9;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RBP;
import static portkit.metal.asm.Reg.RBX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.List;
import java.util.Map;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;

/** Code that loads registers with known values and looks afterwards at what is left of them. */
final class StateCode {
  private static final List<Reg> SAVED = List.of(RBX, RBP, R12, R13, R14, R15);

  /** All that SPIN and RAISE do not use themselves: they compare R15's memory with EAX. */
  private static final List<Reg> PLAIN =
      List.of(RBX, RCX, RDX, RSI, RDI, RBP, R8, R9, R10, R11, R12, R13, R14);

  /** Rounding down, all exceptions masked. */
  private static final int OTHER_MXCSR = 0x3f80;

  /** Rounding down, all exceptions masked, extended precision. */
  private static final int OTHER_CONTROL_WORD = 0x077f;

  /** Invalid operation unmasked. */
  private static final int TRAPPING_MXCSR = 0x1f00;

  private static final int DEFAULT_MXCSR = 0x1f80;
  private static final int DEFAULT_CONTROL_WORD = 0x037f;
  private static final int ZERO_DIVIDE_UNMASKED = 0x037b;
  private static final int FWAIT = 0x9b;
  private static final long NON_CANONICAL = 0x8000_0000_0000_0000L;
  private static final int NO_STACK = 0x800;
  private static final int DIRECTION_AND_CARRY = 0x401;
  private static final int DIRECTION = 0x400;
  private static final int VECTORS = 16;
  private static final int BELOW = 1024;
  private static final long PAINT = 0x5c5c_5c5cL;

  private final Assembler asm;

  StateCode(Assembler asm) {
    this.asm = asm;
  }

  /** (lane, function): clause CAL-01. */
  void watch(Label label) {
    begin(label);
    asm.mov(QWORD, RAX, RSI);
    loads(SAVED, RDI);
    control(RDI, Lane.SCRATCH, OTHER_MXCSR, OTHER_CONTROL_WORD);
    asm.mov(QWORD, RSI, Mem.at(RDI, Lane.ARGUMENTS + 8));
    asm.mov(QWORD, RDX, Mem.at(RDI, Lane.ARGUMENTS + 16));
    asm.mov(QWORD, RDI, Mem.at(RDI, Lane.ARGUMENTS));
    asm.call(RAX);
    asm.mov(QWORD, RCX, Mem.fs(0));
    asm.mov(QWORD, Mem.at(RCX, Lane.ARGUMENTS), RAX);
    compare(SAVED, RCX);
    lost(RCX, Watched.STACK_POINTER, () -> asm.cmp(QWORD, RSP, Mem.at(RCX, Lane.RECOVER_SP)));
    asm.mov(QWORD, RSP, Mem.at(RCX, Lane.RECOVER_SP));
    asm.pushf();
    asm.pop(RAX);
    lost(RCX, Watched.FLAGS, () -> asm.test(DWORD, RAX, DIRECTION));
    asm.cld();
    checkControl(OTHER_MXCSR, OTHER_CONTROL_WORD);
    end();
  }

  /** (lane, address, value): clauses THR-04 and CAL-03. */
  void spin(Label label) {
    begin(label);
    asm.mov(QWORD, R15, RSI);
    asm.mov(DWORD, RAX, RDX);
    asm.mov(QWORD, Mem.at(RDI, Lane.SCRATCH + 16), RSI);
    asm.mov(QWORD, Mem.at(RDI, Lane.SCRATCH + 24), RAX);
    paint();
    vectors(RDI);
    loads(PLAIN, RDI);
    Label loop = asm.here("spin");
    asm.cmp(DWORD, RAX, Mem.at(R15));
    asm.jcc(Cond.E, loop);
    asm.push(RCX);
    asm.mov(QWORD, RCX, Mem.fs(0));
    lost(RCX, Watched.GENERAL, () -> asm.cmp(QWORD, R15, Mem.at(RCX, Lane.SCRATCH + 16)));
    lost(RCX, Watched.GENERAL, () -> asm.cmp(QWORD, RAX, Mem.at(RCX, Lane.SCRATCH + 24)));
    afterwards(() -> {});
    checkPaint();
    end();
  }

  /** (lane): a fault with known registers; clause FLT-02. */
  void raises(Map<Routine, Label> labels) {
    raise(labels.get(Routine.RAISE_MEMORY), 8, this::load);
    raise(labels.get(Routine.RAISE_NON_CANONICAL), NON_CANONICAL, this::load);
    raise(labels.get(Routine.RAISE_ILLEGAL), 0, asm::ud2);
    raise(labels.get(Routine.RAISE_BREAKPOINT), 0, asm::int3);
    raise(labels.get(Routine.RAISE_DIVIDE), 0, () -> asm.div(DWORD, R15));
    raise(labels.get(Routine.RAISE_STACK), NO_STACK, this::push);
    Label label = labels.get(Routine.RAISE_FLOATING_POINT);
    raise(label, 0, this::pendException, () -> asm.u8(FWAIT), this::dropException);
  }

  private void load() {
    asm.mov(QWORD, RAX, Mem.at(R15));
  }

  private void push() {
    asm.mov(QWORD, RSP, R15);
    asm.push(RAX);
  }

  /** Divides by zero, unmasked: the next instruction that waits faults (SDM vol. 1, 8.7). */
  private void pendException() {
    asm.mov(DWORD, Mem.at(RDI, Lane.SCRATCH), ZERO_DIVIDE_UNMASKED);
    asm.fldcw(Mem.at(RDI, Lane.SCRATCH));
    asm.mov(DWORD, Mem.at(RDI, Lane.SCRATCH), 0);
    asm.bytes(new byte[] {(byte) 0xd9, (byte) 0xe8}); // fld1
    asm.u8(0xd8); // fdiv dword [rdi + scratch]
    asm.u8(0x80 | 6 << 3 | low(RDI));
    asm.u32(Lane.SCRATCH);
  }

  private void dropException() {
    asm.bytes(new byte[] {(byte) 0xdb, (byte) 0xe2}); // fnclex
    asm.bytes(new byte[] {(byte) 0xdd, (byte) 0xd8}); // fstp st(0)
    asm.push(DEFAULT_CONTROL_WORD);
    asm.fldcw(Mem.at(RSP));
    asm.pop(RDX);
  }

  private void raise(Label label, long r15, Runnable fault) {
    raise(label, r15, () -> {}, fault, () -> {});
  }

  private void raise(Label label, long r15, Runnable before, Runnable fault, Runnable after) {
    Label recover = new Label("recover");
    begin(label);
    asm.lea(QWORD, RAX, Mem.rip(recover));
    asm.mov(QWORD, Mem.at(RDI, Lane.RECOVER_PC), RAX);
    asm.mov(DWORD, Mem.at(RDI, Lane.SCRATCH), TRAPPING_MXCSR);
    asm.ldmxcsr(Mem.at(RDI, Lane.SCRATCH));
    vectors(RDI);
    before.run();
    loads(PLAIN, RDI);
    asm.set(R15, r15);
    asm.mov(DWORD, RAX, 1);
    asm.std();
    asm.cmp(DWORD, RAX, 2); // sets the carry flag
    fault.run();
    asm.bind(recover);
    asm.push(RCX);
    asm.pushf();
    asm.mov(QWORD, RCX, Mem.fs(0));
    asm.cld();
    asm.pop(Mem.at(RCX, Lane.SCRATCH));
    lost(RCX, Watched.GENERAL, () -> asm.cmp(DWORD, RAX, 1));
    asm.mov(DWORD, RAX, Mem.at(RCX, Lane.SCRATCH));
    asm.and(DWORD, RAX, DIRECTION_AND_CARRY);
    lost(RCX, Watched.FLAGS, () -> asm.cmp(DWORD, RAX, DIRECTION_AND_CARRY));
    asm.stmxcsr(Mem.at(RCX, Lane.SCRATCH));
    asm.and(DWORD, Mem.at(RCX, Lane.SCRATCH), ~0x3f);
    lost(RCX, Watched.MXCSR, () -> asm.cmp(DWORD, Mem.at(RCX, Lane.SCRATCH), TRAPPING_MXCSR));
    asm.mov(DWORD, Mem.at(RCX, Lane.SCRATCH), DEFAULT_MXCSR);
    asm.ldmxcsr(Mem.at(RCX, Lane.SCRATCH));
    afterwards(after);
    end();
  }

  /** RCX is the lane, and what was in it is on the stack: looks at the rest. */
  private void afterwards(Runnable tidy) {
    asm.mov(QWORD, R15, RCX);
    asm.pop(RCX);
    compare(PLAIN, R15);
    asm.mov(QWORD, RCX, R15);
    lost(RCX, Watched.STACK_POINTER, () -> asm.cmp(QWORD, RSP, Mem.at(RCX, Lane.RECOVER_SP)));
    asm.mov(QWORD, RSP, Mem.at(RCX, Lane.RECOVER_SP));
    tidy.run();
    checkVectors();
  }

  /** Saves what the caller has in registers; RDI is the lane. */
  private void begin(Label label) {
    asm.align(16);
    asm.bind(label);
    SAVED.forEach(asm::push);
    asm.push(RAX); // aligned for a call
    asm.mov(QWORD, Mem.at(RDI, Lane.RECOVER_SP), RSP);
    asm.mov(QWORD, Mem.at(RDI, Lane.LOST), 0);
  }

  /** RCX is the lane. */
  private void end() {
    asm.mov(QWORD, Mem.at(RCX, Lane.RECOVER_PC), 0);
    asm.mov(DWORD, RAX, Mem.at(RCX, Lane.LOST));
    asm.pop(RDX);
    SAVED.reversed().forEach(asm::pop);
    asm.ret();
  }

  private void lost(Reg lane, int state, Runnable comparison) {
    Label kept = new Label("kept");
    comparison.run();
    asm.jcc(Cond.E, kept);
    asm.or(DWORD, Mem.at(lane, Lane.LOST), state);
    asm.bind(kept);
  }

  /** The lane's own register last. */
  private void loads(List<Reg> registers, Reg lane) {
    for (Reg register : registers) {
      if (register != lane) {
        asm.mov(QWORD, register, Mem.at(lane, general(register)));
      }
    }
    if (registers.contains(lane)) {
      asm.mov(QWORD, lane, Mem.at(lane, general(lane)));
    }
  }

  private void compare(List<Reg> registers, Reg lane) {
    for (Reg register : registers) {
      lost(lane, Watched.GENERAL, () -> asm.cmp(QWORD, register, Mem.at(lane, general(register))));
    }
  }

  @SuppressWarnings("EnumOrdinal") // any numbering does
  private static long general(Reg register) {
    return Lane.GENERAL + 8L * register.ordinal();
  }

  private void control(Reg lane, int scratch, int mxcsr, int controlWord) {
    asm.mov(DWORD, Mem.at(lane, scratch), mxcsr);
    asm.ldmxcsr(Mem.at(lane, scratch));
    asm.mov(DWORD, Mem.at(lane, scratch), controlWord);
    asm.fldcw(Mem.at(lane, scratch));
  }

  /** RCX is the lane; the exception flags of MXCSR are nobody's. */
  private void checkControl(int mxcsr, int controlWord) {
    Mem scratch = Mem.at(RCX, Lane.SCRATCH);
    asm.stmxcsr(scratch);
    asm.and(DWORD, scratch, ~0x3f);
    lost(RCX, Watched.MXCSR, () -> asm.cmp(DWORD, scratch, mxcsr));
    asm.mov(DWORD, scratch, 0);
    asm.fnstcw(scratch);
    lost(RCX, Watched.CONTROL_WORD, () -> asm.cmp(DWORD, scratch, controlWord));
    control(RCX, Lane.SCRATCH, DEFAULT_MXCSR, DEFAULT_CONTROL_WORD);
  }

  private void vectors(Reg lane) {
    x87(lane, 5, Lane.X87); // fild
    vectorMoves(lane, 0x6f, Lane.VECTORS);
  }

  private void checkVectors() {
    vectorMoves(RCX, 0x7f, Lane.VECTORS_FOUND);
    x87(RCX, 7, Lane.SCRATCH); // fistp
    asm.mov(QWORD, RAX, Mem.at(RCX, Lane.X87));
    lost(RCX, Watched.X87, () -> asm.cmp(QWORD, RAX, Mem.at(RCX, Lane.SCRATCH)));
    for (int i = 0; i < VECTORS * 4; i++) {
      Label next = new Label("next");
      if (i % 4 == 2) {
        asm.cmp(DWORD, Mem.at(RCX, Lane.WIDE), 0);
        asm.jcc(Cond.E, next);
      }
      vector(i);
      if (i % 4 == 2) {
        vector(i + 1);
        i++;
      }
      asm.bind(next);
    }
  }

  private void vector(int word) {
    asm.mov(QWORD, RAX, Mem.at(RCX, Lane.VECTORS + 8L * word));
    lost(
        RCX,
        Watched.VECTOR,
        () -> asm.cmp(QWORD, RAX, Mem.at(RCX, Lane.VECTORS_FOUND + 8L * word)));
  }

  /** FILD or FISTP of 64 bits: DF /5 or /7 (SDM vol. 2). */
  private void x87(Reg lane, int operation, int offset) {
    asm.u8(0xdf);
    asm.u8(0x80 | operation << 3 | low(lane));
    asm.u32(offset);
  }

  /** Moves all vector registers, of 32 bytes if there are such. */
  private void vectorMoves(Reg lane, int opcode, int offset) {
    Label narrow = new Label("narrow");
    Label done = new Label("done");
    asm.cmp(DWORD, Mem.at(lane, Lane.WIDE), 0);
    asm.jcc(Cond.E, narrow);
    for (int i = 0; i < VECTORS; i++) {
      // vmovdqu ymm: VEX.256.F3.0F, 6F loads and 7F stores
      asm.u8(0xc5);
      asm.u8(i < 8 ? 0xfe : 0x7e);
      vectorOperand(lane, opcode, offset, i);
    }
    asm.jmp(done);
    asm.bind(narrow);
    for (int i = 0; i < VECTORS; i++) {
      asm.u8(0xf3); // movdqu xmm
      if (i >= 8) {
        asm.u8(0x44);
      }
      asm.u8(0x0f);
      vectorOperand(lane, opcode, offset, i);
    }
    asm.bind(done);
  }

  private void vectorOperand(Reg lane, int opcode, int offset, int register) {
    asm.u8(opcode);
    asm.u8(0x80 | (register & 7) << 3 | low(lane));
    asm.u32(offset + 32L * register);
  }

  /** The number in ModRM of a register that needs no REX prefix. */
  @SuppressWarnings("EnumOrdinal") // Reg is in the order of the numbers
  private static int low(Reg lane) {
    return lane.ordinal();
  }

  /** Memory below RSP is the thread's (clause CAL-03). */
  private void paint() {
    for (int i = 8; i <= BELOW; i += 8) {
      asm.mov(QWORD, Mem.at(RSP, -i), PAINT + i);
    }
  }

  private void checkPaint() {
    for (int i = 64; i <= BELOW; i += 8) {
      int at = i;
      lost(RCX, Watched.BELOW_STACK, () -> asm.cmp(QWORD, Mem.at(RSP, -at), PAINT + at));
    }
  }
}
