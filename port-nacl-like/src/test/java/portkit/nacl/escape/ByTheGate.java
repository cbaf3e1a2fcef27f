package portkit.nacl.escape;

import static portkit.metal.asm.Width.DWORD;
import static portkit.nacl.escape.Attempt.FAULT;
import static portkit.nacl.escape.Attempt.KILLED;
import static portkit.nacl.escape.Attempt.call;
import static portkit.nacl.escape.Intruder.FAILED;
import static portkit.nacl.escape.Intruder.OUT;
import static portkit.nacl.escape.Intruder.SCRATCH;
import static portkit.nacl.escape.Intruder.TEXT;
import static portkit.nacl.policy.LinuxCall.CLOCK_GETTIME;
import static portkit.nacl.policy.LinuxCall.CLONE;
import static portkit.nacl.policy.LinuxCall.FUTEX;
import static portkit.nacl.policy.LinuxCall.GETRANDOM;
import static portkit.nacl.policy.LinuxCall.MMAP;
import static portkit.nacl.policy.LinuxCall.MPROTECT;
import static portkit.nacl.policy.LinuxCall.POLL;
import static portkit.nacl.policy.LinuxCall.READ;
import static portkit.nacl.policy.LinuxCall.SCHED_YIELD;
import static portkit.nacl.policy.LinuxCall.TGKILL;
import static portkit.nacl.policy.LinuxCall.WRITE;

import java.util.List;
import java.util.stream.Stream;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.nacl.policy.Places;
import portkit.nacl.policy.Policy;

/** Attempts to use the gate's own instructions, as a program that jumps anywhere can. */
final class ByTheGate {
  private static final long OWN = Places.REGION + (1L << 30);
  private static final int NOBODY = 0x3fff_ffff;
  private static final int PRIVATE = 128;
  private static final int FIXED = 0x4032;
  private static final int READ_ONLY = 1;
  private static final int READ_WRITE = 3;
  private static final int EXECUTABLE = 4;

  /** Where the thread's context has the number of its process. */
  private static final int PROCESS = 8;

  private ByTheGate() {}

  static List<Attempt> all() {
    return Stream.of(otherCalls(), memory(), threads(), descriptors(), more())
        .flatMap(List::stream)
        .toList();
  }

  /** Another call than the instruction is there for. */
  private static List<Attempt> otherCalls() {
    return List.of(
        call(
            "open where write is made",
            i ->
                i.text(SCRATCH, "/dev/null")
                    .withDescriptor(k -> k.byTheGate(WRITE, 2, SCRATCH, 0))
                    .outUnlessError()),
        call("execve where futex is made", OwnInstructions.NO_LIBRARIES, ByTheGate::execve),
        call("write where read is made", i -> i.byTheGate(READ, 1, 1, SCRATCH, 0).outIf(0)),
        call("read where write is made", i -> i.byTheGate(WRITE, 0, 0, SCRATCH, 0).outIf(0)),
        call(
            "socket",
            i -> i.withDescriptor(k -> k.byTheGate(SCHED_YIELD, 41, 1, 1, 0)).outUnlessError()),
        other("ptrace", OUT, 101, 0),
        other("prctl that makes it dumpable", OUT, 157, 4, 1),
        other("a filter of its own", FAILED, 317, 1, 0, 0),
        other("another handler of SIGSYS", FAILED, 13, 31, 1, 0, 8),
        other("io_uring", FAILED, 425, 8, 0),
        other("bpf", FAILED, 321, 0, 0, 0),
        other("userfaultfd", FAILED, 323, -1).openly(FAILED, OUT),
        call(
            "memory as a file",
            i -> i.withDescriptor(k -> k.byTheGate(SCHED_YIELD, 319, TEXT, 0)).outUnlessError()),
        other("keys", FAILED, 250, 99),
        other("namespaces", FAILED, 272, 1),
        other("mount", FAILED, 165, 0, 0, 0, 0, 0),
        other("the limits of its process", OUT, 302, 0, 7, 0, SCRATCH),
        other("the signals of another", FAILED, 62, NOBODY, 0),
        other("memory of another process", OUT, 310, NOBODY, 0, 0, 0, 0, 0),
        other("arch_prctl", FAILED, 158, 0x9999, 0),
        other("the local descriptor table", OUT, 154, 0, SCRATCH, 16),
        other("another personality", OUT, 135, 0xffff_ffffL),
        other("the end of the heap", OUT, 12, 0),
        other("shared memory", FAILED, 30, -1, 0, 0),
        other("clone3", FAILED, 435, 0, 0),
        other("a process by its descriptor", FAILED, 434, NOBODY, 0),
        other("performance counters", FAILED, 298, 0, 0, -1, -1, 0),
        other("restartable sequences", OUT, 334, SCRATCH, 32, 0, 0x1234).openly(OUT, FAILED),
        other("a list of robust futexes", OUT, 273, SCRATCH, 24),
        other("a cell that the kernel clears", OUT, 218, SCRATCH),
        other("protection with keys", OUT, 329, SCRATCH, 4096, 7, -1).openly(OUT, FAILED),
        other("advice on memory", OUT, 28, SCRATCH, 4096, 4),
        other("a timer of its own", OUT, 222, 1, 0, SCRATCH),
        other("the mask of signals", OUT, 14, 2, SCRATCH, 0, 8),
        other("the flags of a descriptor", OUT, 72, 1, 3),
        other("input put into the terminal", FAILED, 16, 0, 0x5412, SCRATCH),
        other("its process group", OUT, 62, 0, 0),
        other("a session of its own", OUT, 112).openly(OUT, FAILED),
        other("a pipe between its descriptors", FAILED, 275, 0, 0, 1, 0, 1, 0),
        other("another processor", OUT, 203, 0, 128, SCRATCH + 64).openly(OUT, FAILED));
  }

  private static Attempt other(String name, int open, long number, long... arguments) {
    return call(name, open, i -> i.byTheGate(SCHED_YIELD, number, arguments).outUnlessError());
  }

  /** The memory calls with arguments that are not the program's to give. */
  private static List<Attempt> memory() {
    return List.of(
        protect("executable memory of its own", OWN, 4096, READ_ONLY | EXECUTABLE),
        protect("its code writable", TEXT, 4096, 7),
        protect("the gate writable", Places.GATE, Places.PAGE, 7),
        protect("the tender writable", Places.TENDER, Places.PAGE, 7),
        protect("the page before its region", Places.REGION - 4096, 4096, READ_WRITE)
            .openly(FAILED),
        protect("behind its stacks", Places.GUARD, 4096, READ_WRITE),
        protect("4 GiB at once", OWN, 1L << 32, READ_WRITE),
        protect("a length that wraps around", OWN, -4096, READ_WRITE).openly(FAILED),
        protect("no access to what is full", OWN, 4096, 0),
        protect("protection in the upper half", OWN, 4096, (1L << 32) | READ_WRITE).openly(FAILED),
        protect("growing memory", OWN, 4096, 0x0100_0003).openly(FAILED),
        map("memory that is writable at once", OWN, 4096, READ_WRITE, FIXED, -1),
        map("memory that is executable", OWN, 4096, 7, FIXED, -1),
        map("over its own code", TEXT, 4096, 0, FIXED, -1).openly(FAULT, KILLED),
        map("over the gate", Places.GATE, Places.PAGE, 0, FIXED, -1).openly(KILLED),
        map("over the tender", Places.TENDER, Places.PAGE, 0, FIXED, -1).openly(OUT, FAULT, KILLED),
        map("anywhere", 0, 4096, 0, 0x4022, -1),
        map("a file", OWN, 4096, 0, 0x4012, 1).openly(FAILED, OUT),
        map("shared memory", OWN, 4096, 0, 0x4031, -1),
        map("4 GiB of it", OWN, 1L << 32, 0, FIXED, -1),
        map("a length that wraps around", OWN, -4096, 0, FIXED, -1).openly(FAILED),
        map("memory that grows down", OWN, 4096, 0, FIXED | 0x100, -1),
        map("huge pages", OWN, 2 << 20, 0, FIXED | 0x4_0000, -1).openly(FAILED, OUT),
        map("memory that is locked", OWN, 4096, 0, FIXED | 0x2000, -1).openly(FAILED, OUT),
        map("memory that is there at once", OWN, 4096, 0, FIXED | 0x8000, -1),
        map("over what is behind its stacks", Places.GUARD, 4096, 0, FIXED, -1),
        map("flags in the upper half", OWN, 4096, 0, (1L << 32) | FIXED, -1).openly(FAILED, OUT),
        call(
                "moving the gate",
                FAILED,
                i -> i.byTheGate(MMAP, 25, Places.GATE, 4096, 4096, 3, OWN).outUnlessError())
            .openly(FAILED, KILLED),
        call("unmapping the tender", i -> i.byTheGate(MMAP, 11, 0x6fff_0000L, 4096).outIf(0)));
  }

  private static Attempt protect(String name, long address, long size, long protection) {
    return call(
        "mprotect: " + name, i -> i.byTheGate(MPROTECT, 10, address, size, protection).outIf(0));
  }

  private static Attempt map(
      String name, long address, long size, long protection, long flags, long descriptor) {
    return call(
        "mmap: " + name,
        i ->
            i.byTheGate(MMAP, 9, address, size, protection, flags, descriptor, 0).outUnlessError());
  }

  private static List<Attempt> threads() {
    long flags = Policy.THREAD_FLAGS;
    return List.of(
        clone("a process", 17),
        clone("a user namespace", 0x1000_0011).openly(OUT, FAILED),
        clone("a process namespace", 0x2000_0011).openly(OUT, FAILED),
        clone("a thread that cannot be traced", flags | 0x80_0000).openly(OUT, FAULT),
        clone("flags in the upper half", flags | (1L << 32)).openly(OUT, FAULT),
        clone("a thread where one is all", flags).with("--single").openly(OUT, FAULT),
        clone("a thread where they take turns", flags).with("--coroutines").openly(OUT, FAULT),
        clone("a thread with a signal at its end", flags | 17).openly(OUT, FAULT),
        clone("a thread with descriptors of its own", flags & ~0x400).openly(OUT, FAULT),
        clone("a thread that is traced", flags | 0x2000).openly(OUT, FAULT),
        clone("a thread and its descriptor", flags | 0x1000).openly(FAILED),
        clone("a thread that shares no memory", flags & ~0x100).openly(FAILED),
        call(
            "tgkill: another process",
            FAILED,
            i -> i.byTheGate(TGKILL, 234, NOBODY, NOBODY, 23).outUnlessError()),
        call("tgkill: another signal", ByTheGate::anotherSignal),
        call("futex: move the waiters", i -> futex(i, 3 | PRIVATE).outIf(0)),
        call("futex: wake and compute", i -> futex(i, 5 | PRIVATE).outIf(0)),
        call(
            "futex: some of the waiters",
            i -> i.byTheGate(FUTEX, 202, SCRATCH, 10 | PRIVATE, 0, 0, 0, 1).outIf(0)),
        call("futex: try with priorities", i -> futex(i, 8 | PRIVATE).outIf(0)),
        call("futex: move with priorities", FAILED, i -> futex(i, 12 | PRIVATE).outIf(0)),
        call("futex: another clock", FAILED, i -> futex(i, 1 | PRIVATE | 256).outIf(0)),
        call("futex: another operation", i -> futex(i, 4 | PRIVATE).outIf(0)),
        call("futex: of other processes, too", i -> futex(i, 1).outIf(0)),
        call("futex: with priorities", i -> futex(i, 6 | PRIVATE).outIf(0)));
  }

  /** What begins so begins in the gate, which is not prepared for it, and ends soon. */
  private static Attempt clone(String name, long flags) {
    return call(
        "clone: " + name,
        i -> i.byTheGate(CLONE, 56, flags, SCRATCH + 0x8000, SCRATCH, SCRATCH, 0).outUnlessError());
  }

  /** Signal 0 only asks whether there is such a thread, which is its own. */
  private static void anotherSignal(Intruder i) {
    i.registers(234, 0, 0, 0);
    i.bytes(0xf3, 0x48, 0x0f, 0xae, 0xcf); // rdgsbase rdi
    i.a.mov(DWORD, Reg.RDI, Mem.at(Reg.RDI, PROCESS));
    i.a.mov(DWORD, Reg.RSI, Reg.RDI);
    i.a.set(Reg.R12, Intruder.site(TGKILL));
    i.a.call(Reg.R12);
    i.outIf(0);
  }

  private static Intruder futex(Intruder i, long operation) {
    return i.byTheGate(FUTEX, 202, SCRATCH, operation, 0, 0, SCRATCH + 4, 0);
  }

  private static List<Attempt> descriptors() {
    return List.of(
        call(
            "read /proc by a descriptor that leaked",
            i -> i.byTheGate(READ, 0, Sandbox.LEAKED, SCRATCH, 16).outIf(16)),
        call("write to a descriptor that leaked", FAILED, i -> write(i, Sandbox.LEAKED)),
        call("write to standard input", FAILED, i -> write(i, 0)).openly(FAILED, OUT),
        call(
            "read from standard output", FAILED, i -> i.byTheGate(READ, 0, 1, SCRATCH, 1).outIf(1)),
        call("write to no descriptor", FAILED, i -> write(i, 3)),
        call("poll none", i -> i.byTheGate(POLL, 7, SCRATCH, 0, 0).outUnlessError()),
        call("poll several", i -> i.byTheGate(POLL, 7, SCRATCH, 2, 0).outUnlessError()));
  }

  private static void write(Intruder i, long descriptor) {
    i.byTheGate(WRITE, 1, descriptor, SCRATCH, 1).outIf(1);
  }

  private static List<Attempt> more() {
    return List.of(
        call("random with flags", i -> i.byTheGate(GETRANDOM, 318, SCRATCH, 8, 1).outUnlessError()),
        call("another clock", i -> i.byTheGate(CLOCK_GETTIME, 228, 2, SCRATCH).outIf(0)),
        call(
                "a clock of another process",
                FAILED,
                i -> i.byTheGate(CLOCK_GETTIME, 228, -6, SCRATCH).outIf(0))
            .openly(FAILED, OUT));
  }

  private static void execve(Intruder i) {
    i.text(SCRATCH, "/bin/true").word(SCRATCH + 64, SCRATCH);
    i.byTheGate(FUTEX, 59, SCRATCH, SCRATCH + 64, 0).exit(FAILED);
  }
}
