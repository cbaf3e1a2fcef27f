package portkit.nacl.tender;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.hw.layout.Field;
import portkit.nacl.policy.LinuxCall;
import portkit.nacl.policy.Places;
import portkit.os.OsTable;

/**
 * The machine code between program, tender and kernel: the entries of the OS table, the beginning
 * and end of threads, and every system call that the sealed tender makes. It lies on a page of its
 * own at a fixed address, so that the filter can tell by the instruction pointer which of its
 * instructions asks the kernel. Assembled when the image is built.
 */
public final class GateCode {
  /** All exceptions masked, round to nearest (SDM vol. 1, 10.2.3): clause ENT-01. */
  private static final int INITIAL_MXCSR = 0x1f80;

  /** What is saved around the call that raises an interrupt: RDI, then RAX. */
  static final int SAVED = 16;

  /** urgent data on a socket, of which there are none: ignored unless handled (signal(7)). */
  static final int SIGURG = 23;

  private static final Set<LinuxCall> CALLED_FROM_JAVA =
      EnumSet.complementOf(
          EnumSet.of(LinuxCall.CLONE, LinuxCall.EXIT, LinuxCall.SIGALTSTACK, LinuxCall.RESTART));

  private final Assembler a = new Assembler();
  private final Label[] cells = new Label[OsTable.CALL_COUNT];
  private final Label[] entries = new Label[OsTable.CALL_COUNT];
  private final Map<LinuxCall, Label> functions = new EnumMap<>(LinuxCall.class);
  private final Map<LinuxCall, List<Label>> sites = new EnumMap<>(LinuxCall.class);
  private final Label mxcsr = new Label("mxcsr");
  private final Label enter = new Label("enter");
  private final Label coroutineEnd = new Label("coroutineEnd");
  private final Label enterCoroutine = new Label("enterCoroutine");
  private final Label storeControlWords = new Label("storeControlWords");
  private final Label loadControlWords = new Label("loadControlWords");
  private final Label cloned = new Label("cloned");
  private final Label decided = new Label("decided");
  private final Label raising = new Label("raising");
  private final Label raised = new Label("raised");
  private final Label finished = new Label("finished");
  private final Label end = new Label("end");
  private final Code code;

  /** Assembles it. */
  public GateCode() {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = a.here("cell " + i);
      a.u64(0);
    }
    a.bind(coroutineEnd);
    a.u64(0);
    a.bind(mxcsr);
    a.u32(INITIAL_MXCSR);
    returnToProgram();
    for (int i = 0; i < entries.length; i++) {
      emitEntry(i);
    }
    emitEnter();
    for (LinuxCall call : CALLED_FROM_JAVA) {
      emitFunction(call);
      a.ret();
    }
    cloneThread();
    startThread();
    startCoroutine();
    controlWords();
    // The kernel lets the very instruction make the call that it did not finish.
    sites.put(LinuxCall.RESTART, new ArrayList<>(sites.get(LinuxCall.POLL)));
    sites.get(LinuxCall.RESTART).addAll(sites.get(LinuxCall.FUTEX));
    code = a.assemble(Places.GATE);
    if (code.size() > Places.PAGE) {
      throw new IllegalStateException("the gate has outgrown its page");
    }
  }

  /** The bytes, cells empty. */
  byte[] bytes() {
    return code.bytes();
  }

  /** Where the address of the method that serves a call is to be put. */
  long cell(int index) {
    return code.address(cells[index]);
  }

  /** What the OS table has for a call. */
  long entry(int index) {
    return code.address(entries[index]);
  }

  /** A function that makes a system call, with up to six arguments by the C convention. */
  long function(LinuxCall call) {
    return code.address(functions.get(call));
  }

  /** What RIP is, as the kernel sees it, when the gate makes the call. */
  public long[] sites(LinuxCall call) {
    return sites.get(call).stream().mapToLong(code::address).toArray();
  }

  /** {@code enter(table, entry, stackTop, context)}; does not return. */
  long enter() {
    return code.address(enter);
  }

  /** {@code enterCoroutine(argument, function, context)}; does not return. */
  long enterCoroutine() {
    return code.address(enterCoroutine);
  }

  /** Where the address of the method that ends a coroutine is to be put. */
  long coroutineEndCell() {
    return code.address(coroutineEnd);
  }

  /** {@code storeControlWords(address)}: MXCSR, then the x87 control word. */
  long storeControlWords() {
    return code.address(storeControlWords);
  }

  long loadControlWords() {
    return code.address(loadControlWords);
  }

  /** From here to {@link #raising} a thread is on its way back to the program. */
  long decided() {
    return code.address(decided);
  }

  /** From here to {@link #raised} the thread is about to interrupt itself. */
  long raising() {
    return code.address(raising);
  }

  /** From here to {@link #finished}, RDI, RAX and the return address are on the stack. */
  long raised() {
    return code.address(raised);
  }

  /** From here to {@link #end} it is on its way back, too. */
  long finished() {
    return code.address(finished);
  }

  long end() {
    return code.address(end);
  }

  private void emitEntry(int index) {
    a.align(16);
    entries[index] = a.here("entry " + index);
    a.sub(QWORD, Reg.RSP, 8); // the method's stack is 16-aligned before its call, too
    a.call(Mem.rip(cells[index]));
    a.add(QWORD, Reg.RSP, 8);
    a.jmp(decided);
  }

  /**
   * The end of every call: a look whether an interrupt has come meanwhile (clause INT-02). If one
   * has, the thread sends itself the signal here, where the handler can tell what is still to be
   * done: interrupts, too, have only one way to the program.
   */
  private void returnToProgram() {
    Label pending = new Label("pending");
    a.align(16);
    a.bind(decided);
    a.cmp(DWORD, gs(ThreadContext.PENDING), 0);
    a.jcc(Cond.NE, pending);
    a.ret();
    a.bind(pending);
    a.cmp(DWORD, gs(ThreadContext.IN_HANDLER), 0);
    a.jcc(Cond.NE, finished);
    a.lea(QWORD, Reg.RSP, Mem.at(Reg.RSP, -SAVED));
    a.bind(raising);
    a.mov(QWORD, Mem.at(Reg.RSP), Reg.RDI); // a new thread's argument
    a.mov(QWORD, Mem.at(Reg.RSP, 8), Reg.RAX); // a call's result
    a.mov(DWORD, Reg.RDI, gs(ThreadContext.PROCESS));
    a.mov(DWORD, Reg.RSI, gs(ThreadContext.THREAD));
    a.set(Reg.RDX, SIGURG);
    emitCall(LinuxCall.TGKILL);
    a.bind(raised);
    a.mov(QWORD, Reg.RDI, Mem.at(Reg.RSP));
    a.mov(QWORD, Reg.RAX, Mem.at(Reg.RSP, 8));
    a.lea(QWORD, Reg.RSP, Mem.at(Reg.RSP, SAVED));
    a.bind(finished);
    a.ret();
    a.bind(end);
  }

  private void emitEnter() {
    a.align(16);
    a.bind(enter);
    a.wrgsbase(Reg.RCX);
    a.mov(QWORD, Reg.RSP, Reg.RDX);
    Label returned = new Label("entry returned");
    a.lea(QWORD, Reg.RAX, Mem.rip(returned));
    a.push(Reg.RAX);
    a.push(Reg.RSI);
    begin();
    a.bind(returned);
    a.mov(DWORD, Reg.RDI, Reg.RAX); // clause ENT-04
    a.set(Reg.RAX, LinuxCall.EXIT_GROUP.number());
    site(LinuxCall.EXIT_GROUP);
  }

  /** As clause ENT-01 says; RDI and the stack are ready. */
  private void begin() {
    a.fninit();
    a.ldmxcsr(Mem.rip(mxcsr));
    a.cld();
    a.xor(DWORD, Reg.RBP, Reg.RBP); // the outermost frame
    a.jmp(decided);
  }

  /** A function by the C convention, up to its return. */
  private void emitFunction(LinuxCall call) {
    a.align(16);
    functions.put(call, a.here(call.name()));
    a.mov(QWORD, Reg.R10, Reg.RCX);
    emitCall(call);
  }

  private void emitCall(LinuxCall call) {
    a.set(Reg.RAX, call.number());
    site(call);
  }

  private void site(LinuxCall call) {
    a.syscall();
    sites.computeIfAbsent(call, c -> new ArrayList<>()).add(a.here("after " + call));
  }

  /** {@code clone(flags, stack, thread, thread, tls)}. */
  private void cloneThread() {
    emitFunction(LinuxCall.CLONE);
    a.test(QWORD, Reg.RAX, Reg.RAX);
    a.jcc(Cond.E, cloned);
    a.ret();
  }

  /** A thread's first instructions; its stack pointer is the context's address. */
  private void startThread() {
    a.bind(cloned);
    a.wrgsbase(Reg.RSP);
    a.lea(QWORD, Reg.RDI, Mem.at(Reg.RSP, ThreadContext.SIGNAL_STACK.offset()));
    a.xor(DWORD, Reg.RSI, Reg.RSI);
    emitCall(LinuxCall.SIGALTSTACK);
    a.mov(QWORD, Reg.RDI, gs(ThreadContext.ARGUMENT));
    Label returned = new Label("thread returned");
    a.lea(QWORD, Reg.RAX, Mem.rip(returned));
    a.push(Reg.RAX);
    a.push(gs(ThreadContext.FUNCTION));
    begin();
    a.bind(returned);
    a.xor(DWORD, Reg.RDI, Reg.RDI);
    emitCall(LinuxCall.EXIT);
  }

  private void startCoroutine() {
    a.align(16);
    a.bind(enterCoroutine);
    a.mov(QWORD, Reg.RSP, Reg.RDX);
    Label returned = new Label("coroutine returned");
    a.lea(QWORD, Reg.RAX, Mem.rip(returned));
    a.push(Reg.RAX);
    a.push(Reg.RSI);
    begin();
    a.bind(returned);
    a.call(Mem.rip(coroutineEnd));
    a.ud2();
  }

  /** What a callee keeps beyond the registers (psABI 3.2.1). */
  private void controlWords() {
    a.align(16);
    a.bind(storeControlWords);
    a.stmxcsr(Mem.at(Reg.RDI));
    a.fnstcw(Mem.at(Reg.RDI, Integer.BYTES));
    a.ret();
    a.bind(loadControlWords);
    a.ldmxcsr(Mem.at(Reg.RDI));
    a.fldcw(Mem.at(Reg.RDI, Integer.BYTES));
    a.ret();
  }

  private static Mem gs(Field field) {
    return Mem.gs(field.offset());
  }
}
