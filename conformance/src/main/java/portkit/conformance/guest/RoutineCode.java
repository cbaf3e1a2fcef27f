package portkit.conformance.guest;

import static portkit.metal.asm.Reg.R8;
import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RBP;
import static portkit.metal.asm.Reg.RBX;
import static portkit.metal.asm.Reg.RCX;
import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Reg.RSI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.EnumMap;
import java.util.Map;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;

/** The machine code of the {@link Routine}s and of the guest's entry points. */
final class RoutineCode {
  private static final int OSXSAVE = 27;

  private final Assembler asm;
  private final Map<String, Label> exports;
  private final Map<Routine, Label> labels = new EnumMap<>(Routine.class);

  private RoutineCode(Assembler asm, Map<String, Label> exports) {
    this.asm = asm;
    this.exports = exports;
    for (Routine routine : Routine.values()) {
      labels.put(routine, new Label(routine.name()));
    }
  }

  /** Emits all of it; gives the program's first instruction. */
  static Label emit(Assembler asm, Map<String, Label> exports) {
    RoutineCode code = new RoutineCode(asm, exports);
    code.accesses();
    code.cpu();
    code.thread();
    code.handler();
    StateCode state = new StateCode(asm);
    state.watch(code.labels.get(Routine.WATCH));
    state.spin(code.labels.get(Routine.SPIN));
    state.raises(code.labels);
    Label table = new Label("routines");
    asm.alignData(Long.BYTES);
    asm.bind(table);
    for (Routine routine : Routine.values()) {
      asm.u64(code.labels.get(routine));
    }
    return code.entry(table);
  }

  /** What is at the entry is noted before anything relies on it (clause ENT-01). */
  private Label entry(Label table) {
    Label entry = asm.here("entry");
    asm.mov(QWORD, RAX, RSP);
    asm.push(RBP);
    asm.mov(QWORD, RBP, RSP);
    asm.and(QWORD, RSP, -16);
    asm.sub(QWORD, RSP, Lane.CPU - Lane.ENTRY_SP);
    capture(RSP, 0);
    asm.mov(QWORD, RSI, RSP);
    asm.lea(QWORD, RDX, Mem.rip(table));
    asm.call(exports.get("start"));
    asm.mov(QWORD, RSP, RBP);
    asm.pop(RBP);
    asm.ret();
    return entry;
  }

  private void thread() {
    asm.bind(labels.get(Routine.THREAD));
    asm.mov(QWORD, RAX, RSP);
    asm.push(RBP);
    asm.mov(QWORD, RBP, RSP);
    asm.and(QWORD, RSP, -16);
    capture(RDI, Lane.ENTRY_SP);
    asm.mov(QWORD, RAX, Mem.fs(0));
    asm.mov(QWORD, Mem.at(RDI, Lane.ENTRY_TLS), RAX);
    asm.call(exports.get("thread"));
    asm.mov(QWORD, RSP, RBP);
    asm.pop(RBP);
    asm.ret();
  }

  /** RAX is RSP as it was; the flags are still the port's, since nothing before it looks at DF. */
  private void capture(Reg base, int at) {
    int from = at - Lane.ENTRY_SP;
    asm.mov(QWORD, Mem.at(base, from + Lane.ENTRY_SP), RAX);
    asm.mov(QWORD, Mem.at(base, from + Lane.ENTRY_ARGUMENT), RDI);
    asm.mov(QWORD, Mem.at(base, from + Lane.ENTRY_MXCSR), 0);
    asm.mov(QWORD, Mem.at(base, from + Lane.ENTRY_CONTROL_WORD), 0);
    asm.stmxcsr(Mem.at(base, from + Lane.ENTRY_MXCSR));
    asm.fnstcw(Mem.at(base, from + Lane.ENTRY_CONTROL_WORD));
    asm.pushf();
    asm.pop(RAX);
    asm.mov(QWORD, Mem.at(base, from + Lane.ENTRY_FLAGS), RAX);
    asm.cld();
  }

  private void handler() {
    asm.bind(labels.get(Routine.HANDLER));
    asm.mov(QWORD, RSI, Mem.fs(0));
    asm.mov(QWORD, Mem.at(RSI, Lane.HANDLER_SP), RSP);
    asm.jmp(exports.get("fault"));
  }

  private void accesses() {
    access(Routine.LOAD8, () -> asm.movzxByte(DWORD, RAX, Mem.at(RSI)));
    access(Routine.LOAD32, () -> asm.mov(DWORD, RAX, Mem.at(RSI)));
    access(Routine.LOAD64, () -> asm.mov(QWORD, RAX, Mem.at(RSI)));
    access(Routine.STORE8, () -> asm.mov(BYTE, Mem.at(RSI), RDX));
    access(Routine.STORE32, () -> asm.mov(DWORD, Mem.at(RSI), RDX));
    access(Routine.STORE64, () -> asm.mov(QWORD, Mem.at(RSI), RDX));
    access(Routine.FILL, this::fill);
    access(Routine.SCAN, this::scan);
    access(
        Routine.JUMP,
        () -> {
          // What is called may change what it likes.
          asm.mov(QWORD, RBX, R8);
          asm.call(RSI);
          asm.mov(QWORD, R8, RBX);
        });
    access(
        Routine.FETCH_ADD,
        () -> {
          asm.lockXadd(DWORD, Mem.at(RSI), RDX);
          asm.mov(DWORD, RAX, RDX);
        });
    access(
        Routine.COMPARE_EXCHANGE,
        () -> {
          asm.mov(DWORD, RAX, RDX);
          asm.lockCmpxchg(DWORD, Mem.at(RSI), RCX);
        });
  }

  /** R8 is the lane; at a fault the handler goes on behind the access with RAX = 0. */
  private void access(Routine routine, Runnable body) {
    Label recover = new Label("recover");
    Label done = new Label("done");
    asm.align(16);
    asm.bind(labels.get(routine));
    asm.push(RBX);
    asm.mov(QWORD, R8, RDI);
    asm.mov(QWORD, Mem.at(R8, Lane.RECOVER_SP), RSP);
    asm.lea(QWORD, RAX, Mem.rip(recover));
    asm.mov(QWORD, Mem.at(R8, Lane.RECOVER_PC), RAX);
    body.run();
    asm.jmp(done);
    asm.bind(recover);
    asm.mov(QWORD, R8, Mem.fs(0));
    asm.xor(DWORD, RAX, RAX);
    asm.bind(done);
    asm.mov(QWORD, Mem.at(R8, Lane.RECOVER_PC), 0);
    asm.pop(RBX);
    asm.ret();
  }

  private void fill() {
    asm.mov(QWORD, RDI, RSI);
    asm.mov(QWORD, RAX, RCX);
    asm.mov(QWORD, RCX, RDX);
    asm.repStos(BYTE);
    asm.xor(DWORD, RAX, RAX);
  }

  private void scan() {
    Label next = new Label("next");
    Label end = new Label("end");
    asm.xor(DWORD, RAX, RAX);
    asm.bind(next);
    asm.cmp(QWORD, RAX, RDX);
    asm.jcc(Cond.AE, end);
    asm.cmp(BYTE, Mem.at(RSI, RAX, Scale.X1, 0), RCX);
    asm.jcc(Cond.NE, end);
    asm.inc(QWORD, RAX);
    asm.jmp(next);
    asm.bind(end);
  }

  private void cpu() {
    Label without = new Label("without");
    asm.align(16);
    asm.bind(labels.get(Routine.CPU));
    asm.push(RBX);
    asm.mov(QWORD, R8, RDI);
    asm.mov(DWORD, RAX, RSI);
    asm.mov(DWORD, RCX, RDX);
    asm.cpuid();
    Reg[] results = {RAX, RBX, RCX, RDX};
    for (int i = 0; i < results.length; i++) {
      asm.mov(QWORD, Mem.at(R8, Lane.CPU + 8L * i), results[i]);
    }
    asm.mov(QWORD, Mem.at(R8, Lane.CPU + 32), 0);
    asm.mov(DWORD, RAX, 1);
    asm.cpuid();
    asm.test(DWORD, RCX, 1L << OSXSAVE);
    asm.jcc(Cond.E, without);
    asm.xor(DWORD, RCX, RCX);
    asm.xgetbv();
    asm.mov(DWORD, Mem.at(R8, Lane.CPU + 32), RAX);
    asm.bind(without);
    asm.rdtsc();
    asm.mov(DWORD, Mem.at(R8, Lane.CPU + 40), RAX);
    asm.mov(DWORD, Mem.at(R8, Lane.CPU + 44), RDX);
    asm.pop(RBX);
    asm.ret();
  }
}
