package portkit.nacl.escape;

import static portkit.metal.asm.Width.QWORD;
import static portkit.nacl.escape.Attempt.FAULT;
import static portkit.nacl.escape.Attempt.KILLED;
import static portkit.nacl.escape.Attempt.VIOLATION;
import static portkit.nacl.escape.Attempt.call;
import static portkit.nacl.escape.Attempt.fault;
import static portkit.nacl.escape.Intruder.OUT;
import static portkit.nacl.escape.Intruder.SCRATCH;
import static portkit.nacl.escape.Intruder.TEXT;

import java.util.List;
import java.util.function.Consumer;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Width;
import portkit.nacl.policy.Places;
import portkit.os.OsTable;

/** Attempts to change code, to run data, and to spoil what the tender has in memory. */
final class OwnMemory {
  private static final long REGION_PAGE = Places.REGION + (1L << 30);

  /** {@code ret}, as data. */
  private static final int RETURN = 0xc3;

  private OwnMemory() {}

  /** The attempts, of which some want to know where the tender's writable data is. */
  static List<Attempt> all(long data, long size) {
    return List.of(
        fault("write its code", i -> store(i, TEXT)),
        fault("write the gate", i -> store(i, Places.GATE)),
        fault("write the gate's cells", i -> store(i, Places.GATE + 8)),
        fault("run its data", i -> run(i, SCRATCH)),
        fault("run its stack", OwnMemory::runStack),
        fault("run memory that it was given", OwnMemory::runReserved),
        fault("jump to address 0", i -> jump(i, 0)),
        fault("jump into the region", i -> jump(i, Places.REGION)),
        fault("jump into the kernel", i -> jump(i, 0xffff_ffff_8100_0000L)),
        spoils("wipe the tender's data, then call", i -> wipe(i, data, size)),
        spoils("pivot the stack into the tender's data", i -> pivot(i, data, size)),
        spoils("wipe its own thread's context", OwnMemory::wipeContext),
        spoils("call with a stack of nobody's", i -> i.newStack(0x1000).table(OsTable.NANOTIME))
            .openly(FAULT, KILLED),
        spoils("call with the direction flag set", OwnMemory::direction));
  }

  /** What is not promised to leave the tender whole; the filter holds all the same. */
  private static Attempt spoils(String name, Consumer<Intruder> damage) {
    return call(
            name,
            i -> {
              damage.accept(i);
              i.systemCall(39);
              // The table may be spoilt, too: this end is the program's own.
              i.systemCall(231, OUT);
            })
        .endsWith(VIOLATION, FAULT, KILLED, 125)
        .openly(OUT);
  }

  private static void store(Intruder i, long address) {
    i.a.set(Reg.RDX, address);
    i.a.mov(Width.BYTE, Mem.at(Reg.RDX), 0x90);
    i.exit(OUT);
  }

  private static void run(Intruder i, long address) {
    i.a.set(Reg.RDX, address);
    i.a.mov(Width.BYTE, Mem.at(Reg.RDX), RETURN);
    i.a.call(Reg.RDX);
    i.exit(OUT);
  }

  private static void runStack(Intruder i) {
    i.a.push(RETURN);
    i.a.mov(QWORD, Reg.RDX, Reg.RSP);
    i.a.call(Reg.RDX);
    i.exit(OUT);
  }

  private static void runReserved(Intruder i) {
    i.table(OsTable.RESERVE, REGION_PAGE, 4096);
    i.table(OsTable.COMMIT, REGION_PAGE, 4096);
    run(i, REGION_PAGE);
  }

  private static void jump(Intruder i, long address) {
    i.a.set(Reg.RDX, address);
    i.a.jmp(Reg.RDX);
  }

  private static void wipe(Intruder i, long data, long size) {
    i.a.set(Reg.RDI, data);
    i.a.set(Reg.RCX, size);
    i.a.set(Reg.RAX, 0);
    i.bytes(0xf3, 0xaa); // rep stosb
  }

  private static void pivot(Intruder i, long data, long size) {
    i.newStack((data + size / 2) & -16);
    i.table(OsTable.NANOTIME).table(OsTable.WRITE, 1, SCRATCH, 0);
    i.oldStack();
  }

  private static void wipeContext(Intruder i) {
    i.bytes(0xf3, 0x48, 0x0f, 0xae, 0xcf); // rdgsbase rdi
    i.a.set(Reg.RCX, 256);
    i.a.set(Reg.RAX, 0);
    i.bytes(0xf3, 0xaa); // rep stosb
    i.table(OsTable.INTERRUPT, 0);
  }

  private static void direction(Intruder i) {
    i.bytes(0xfd); // std
    i.table(OsTable.RANDOM, SCRATCH, 64);
  }
}
