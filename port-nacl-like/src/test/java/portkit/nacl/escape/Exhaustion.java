package portkit.nacl.escape;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.nacl.escape.Attempt.VIOLATION;
import static portkit.nacl.escape.Intruder.OUT;
import static portkit.nacl.escape.Intruder.SCRATCH;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.nacl.policy.LinuxCall;
import portkit.nacl.policy.Places;
import portkit.os.Failure;
import portkit.os.OsTable;

/** Attempts to take more than there is to be had; open here means without limits. */
final class Exhaustion {
  /** The exit code of a program that was told that there is no more. */
  private static final int NO_MORE = 40;

  /** What a shell sees of a process that SIGKILL ends. */
  private static final int ENDED = 137;

  private static final long BLOCK = Places.REGION + (1L << 30);
  private static final long PIECE = 16 << 20;
  private static final int PIECES = 12;
  private static final int THREADS = 1500;
  private static final long SECOND = 1_000_000_000L;

  /** Of a loop in which each multiplication waits three cycles for the last: more than a second. */
  private static final long ROUNDS = 2_400_000_000L;

  private Exhaustion() {}

  static List<Attempt> all() {
    return List.of(
        limited(
            "memory",
            "--memory=64",
            NO_MORE,
            i -> memory(i, Exhaustion::commit, Exhaustion::touch)),
        limited(
            "memory by the gate",
            "--memory=64",
            NO_MORE,
            i -> memory(i, Exhaustion::makeWritable, Exhaustion::touch)),
        hidden("memory that is full, then without access", 0),
        hidden("memory that is full, then only to be read", 1),
        limited("time", "--timeout=0.3", Failure.TIME_LIMIT.exitCode(), Exhaustion::spin),
        limited("time, asleep", "--timeout=0.3", Failure.TIME_LIMIT.exitCode(), Exhaustion::sleep),
        limited("processor time", "--cpu=1", Failure.CPU_LIMIT.exitCode(), i -> work(i, ROUNDS)),
        limited(
            "time, deaf to signals",
            "--timeout=0.3",
            ENDED,
            i -> deaf(i, k -> spin(k, 6 * SECOND))),
        limited(
            "processor time, deaf to signals",
            "--cpu=1",
            ENDED,
            i -> deaf(i, k -> work(k, 2 * ROUNDS))),
        limited(
            "time, the first thread gone",
            "--timeout=0.3",
            Failure.TIME_LIMIT.exitCode(),
            i -> secondThread(i, Exhaustion::spin)),
        limited(
            "processor time, the first thread gone",
            "--cpu=1",
            Failure.CPU_LIMIT.exitCode(),
            i -> secondThread(i, k -> work(k, ROUNDS))),
        new Attempt(
            "threads", List.of(), Exhaustion::threads, Set.of(NO_MORE), Set.of(NO_MORE), ""),
        Attempt.fault("stack", Exhaustion::stack),
        Attempt.fault("faults in the fault handler", Exhaustion::faultInHandler)
            .reports("in the program's fault handler"),
        Attempt.call(
            "descriptors", i -> i.withDescriptor(k -> k.systemCall(32, 1)).outUnlessError()));
  }

  static Attempt limited(String name, String option, int code, Consumer<Intruder> body) {
    return new Attempt(name, List.of(option), body, Set.of(code), Set.of(OUT), "");
  }

  /** The kernel counts what can be written, and forgets what no longer can: full pages, too. */
  private static Attempt hidden(String name, int protection) {
    return limited(
        name,
        "--memory=64",
        VIOLATION,
        i ->
            memory(
                i,
                Exhaustion::makeWritable,
                k -> {
                  fill(k);
                  mprotect(k, protection);
                }));
  }

  /** Asks for pieces, and uses them, until there are no more or more than enough. */
  private static void memory(Intruder i, Consumer<Intruder> ask, Consumer<Intruder> use) {
    Label next = new Label("next");
    Label refused = new Label("refused");
    i.table(OsTable.RESERVE, BLOCK, PIECE * PIECES);
    i.a.set(Reg.R13, BLOCK);
    i.a.set(Reg.RBP, PIECES);
    i.a.bind(next);
    ask.accept(i);
    i.a.test(QWORD, Reg.RAX, Reg.RAX);
    i.a.jcc(Cond.NE, refused);
    use.accept(i);
    i.a.add(QWORD, Reg.R13, PIECE);
    i.a.dec(DWORD, Reg.RBP);
    i.a.jcc(Cond.NE, next);
    i.exit(OUT);
    i.a.bind(refused);
    i.exit(NO_MORE);
  }

  private static void commit(Intruder i) {
    i.a.mov(QWORD, Reg.RDI, Reg.R13);
    i.a.set(Reg.RSI, PIECE);
    i.a.call(Mem.at(Reg.RBX, OsTable.COMMIT));
  }

  private static void makeWritable(Intruder i) {
    mprotect(i, 3);
  }

  private static void mprotect(Intruder i, int protection) {
    i.a.mov(QWORD, Reg.RDI, Reg.R13);
    i.a.set(Reg.RSI, PIECE);
    i.a.set(Reg.RDX, protection);
    i.a.set(Reg.RAX, LinuxCall.MPROTECT.number());
    i.a.set(Reg.R12, Intruder.site(LinuxCall.MPROTECT));
    i.a.call(Reg.R12);
  }

  private static void touch(Intruder i) {
    i.a.mov(Width.BYTE, Mem.at(Reg.R13), 1);
  }

  private static void fill(Intruder i) {
    i.a.mov(QWORD, Reg.RDI, Reg.R13);
    i.a.set(Reg.RCX, PIECE);
    i.a.set(Reg.RAX, 1);
    i.bytes(0xf3, 0xaa); // rep stosb
  }

  private static void deaf(Intruder i, Consumer<Intruder> body) {
    SignalFrames.blockSignals(i);
    body.accept(i);
  }

  /** Ends the thread that it began with by the gate, which no call of the table does. */
  private static void secondThread(Intruder i, Consumer<Intruder> body) {
    Label start = new Label("start");
    Label over = new Label("over");
    i.a.jmp(over);
    i.a.bind(start);
    i.a.sub(QWORD, Reg.RSP, 8);
    i.a.mov(QWORD, Reg.RBX, Reg.RDI);
    body.accept(i);
    i.a.bind(over);
    i.a.lea(QWORD, Reg.RDI, Mem.rip(start));
    i.a.mov(QWORD, Reg.RSI, Reg.RBX);
    i.a.set(Reg.RDX, SCRATCH);
    i.a.call(Mem.at(Reg.RBX, OsTable.SPAWN));
    i.byTheGate(LinuxCall.EXIT, LinuxCall.EXIT.number(), 0);
  }

  private static void spin(Intruder i) {
    spin(i, 3 * SECOND);
  }

  private static void spin(Intruder i, long nanoseconds) {
    Label again = new Label("again");
    i.table(OsTable.NANOTIME);
    i.a.set(Reg.R13, nanoseconds);
    i.a.add(QWORD, Reg.R13, Reg.RAX);
    i.a.bind(again);
    i.table(OsTable.NANOTIME);
    i.a.cmp(QWORD, Reg.RAX, Reg.R13);
    i.a.jcc(Cond.L, again);
    i.exit(OUT);
  }

  /** Works, however long it has to wait for a processor. */
  private static void work(Intruder i, long rounds) {
    i.a.set(Reg.RCX, rounds);
    Label again = i.a.here("again");
    i.a.imul(QWORD, Reg.RDX, Reg.RDX);
    i.a.dec(QWORD, Reg.RCX);
    i.a.jcc(Cond.NE, again);
    i.exit(OUT);
  }

  private static void sleep(Intruder i) {
    i.table(OsTable.SLEEP, SCRATCH, 0, 3 * SECOND).exit(OUT);
  }

  /** Starts threads that sleep for good. */
  private static void threads(Intruder i) {
    Label next = new Label("next");
    Label refused = new Label("refused");
    Label body = new Label("body");
    Label start = new Label("start");
    i.a.jmp(start);
    i.a.bind(body);
    i.a.sub(QWORD, Reg.RSP, 8);
    i.a.mov(QWORD, Reg.RBX, Reg.RDI);
    i.table(OsTable.SLEEP, SCRATCH, 0, -1);
    i.a.bind(start);
    i.a.set(Reg.RBP, THREADS);
    i.a.bind(next);
    i.a.lea(QWORD, Reg.RDI, Mem.rip(body));
    i.a.mov(QWORD, Reg.RSI, Reg.RBX);
    i.a.set(Reg.RDX, SCRATCH);
    i.a.call(Mem.at(Reg.RBX, OsTable.SPAWN));
    i.a.test(QWORD, Reg.RAX, Reg.RAX);
    i.a.jcc(Cond.NE, refused);
    i.a.dec(DWORD, Reg.RBP);
    i.a.jcc(Cond.NE, next);
    i.exit(OUT);
    i.a.bind(refused);
    i.exit(NO_MORE);
  }

  private static void stack(Intruder i) {
    Label again = i.a.here("again");
    i.a.push(Reg.RAX);
    i.a.jmp(again);
  }

  private static void faultInHandler(Intruder i) {
    Label handler = new Label("handler");
    Label over = new Label("over");
    i.a.jmp(over);
    i.a.bind(handler);
    i.bytes(0x0f, 0x0b);
    i.a.bind(over);
    i.a.lea(QWORD, Reg.RDI, Mem.rip(handler));
    i.a.call(Mem.at(Reg.RBX, OsTable.ONFAULT));
    i.bytes(0x0f, 0x0b);
  }
}
