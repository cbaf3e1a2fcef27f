package portkit.nacl.escape;

import static portkit.nacl.escape.Attempt.FAULT;
import static portkit.nacl.escape.Attempt.KILLED;
import static portkit.nacl.escape.Attempt.call;
import static portkit.nacl.escape.Intruder.FAILED;
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
        other("ptrace", FAILED, 101, 16, 1),
        other("prctl that makes it dumpable", Intruder.OUT, 157, 4, 1),
        other("a filter of its own", FAILED, 317, 1, 0, 0),
        other("another handler of SIGSYS", FAILED, 13, 31, 1, 0, 8),
        other("io_uring", FAILED, 425, 8, 0),
        other("bpf", FAILED, 321, 0, 0, 0),
        other("userfaultfd", FAILED, 323, -1).openly(FAILED, Intruder.OUT),
        call(
            "memory as a file",
            i -> i.withDescriptor(k -> k.byTheGate(SCHED_YIELD, 319, TEXT, 0)).outUnlessError()),
        other("keys", FAILED, 250, 99),
        other("namespaces", FAILED, 272, 1),
        other("mount", FAILED, 165, 0, 0, 0, 0, 0),
        other("the limits of its process", Intruder.OUT, 302, 0, 7, 0, SCRATCH),
        other("the signals of another", FAILED, 62, NOBODY, 0),
        other("memory of another process", Intruder.OUT, 310, NOBODY, 0, 0, 0, 0, 0),
        other("arch_prctl", FAILED, 158, 0x9999, 0),
        other("the local descriptor table", Intruder.OUT, 154, 0, SCRATCH, 16),
        other("another personality", Intruder.OUT, 135, 0xffff_ffffL),
        other("the end of the heap", Intruder.OUT, 12, 0),
        other("shared memory", FAILED, 30, -1, 0, 0),
        other("clone3", FAILED, 435, 0, 0),
        other("a process by its descriptor", FAILED, 434, NOBODY, 0),
        other("performance counters", FAILED, 298, 0, 0, -1, -1, 0));
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
        protect("protection in the upper half", OWN, 4096, (1L << 32) | READ_WRITE).openly(FAILED),
        protect("growing memory", OWN, 4096, 0x0100_0003).openly(FAILED),
        map("memory that is writable at once", OWN, 4096, READ_WRITE, FIXED, -1),
        map("memory that is executable", OWN, 4096, 7, FIXED, -1),
        map("over its own code", TEXT, 4096, 0, FIXED, -1).openly(FAULT, KILLED),
        map("over the gate", Places.GATE, Places.PAGE, 0, FIXED, -1).openly(KILLED),
        map("over the tender", Places.TENDER, Places.PAGE, 0, FIXED, -1)
            .openly(Intruder.OUT, FAULT, KILLED),
        map("anywhere", 0, 4096, 0, 0x4022, -1),
        map("a file", OWN, 4096, 0, 0x4012, 1).openly(FAILED, Intruder.OUT),
        map("shared memory", OWN, 4096, 0, 0x4031, -1),
        map("4 GiB of it", OWN, 1L << 32, 0, FIXED, -1),
        map("flags in the upper half", OWN, 4096, 0, (1L << 32) | FIXED, -1)
            .openly(FAILED, Intruder.OUT),
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
        clone("a user namespace", 0x1000_0011).openly(Intruder.OUT, FAILED),
        clone("a process namespace", 0x2000_0011).openly(Intruder.OUT, FAILED),
        clone("a thread that cannot be traced", flags | 0x80_0000).openly(Intruder.OUT, FAULT),
        clone("flags in the upper half", flags | (1L << 32)).openly(Intruder.OUT, FAULT),
        clone("a thread where one is all", flags).with("--single").openly(Intruder.OUT, FAULT),
        call(
            "tgkill: another process",
            FAILED,
            i -> i.byTheGate(TGKILL, 234, NOBODY, NOBODY, 23).outUnlessError()),
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

  private static Intruder futex(Intruder i, long operation) {
    return i.byTheGate(FUTEX, 202, SCRATCH, operation, 0, 0, SCRATCH + 4, 0);
  }

  private static List<Attempt> descriptors() {
    return List.of(
        call(
            "read /proc by a descriptor that leaked",
            i -> i.byTheGate(READ, 0, Sandbox.LEAKED, SCRATCH, 16).outIf(16)),
        call("write to a descriptor that leaked", FAILED, i -> write(i, Sandbox.LEAKED)),
        call("write to standard input", FAILED, i -> write(i, 0)).openly(FAILED, Intruder.OUT),
        call(
            "read from standard output", FAILED, i -> i.byTheGate(READ, 0, 1, SCRATCH, 1).outIf(1)),
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
            .openly(FAILED, Intruder.OUT));
  }

  private static void execve(Intruder i) {
    i.text(SCRATCH, "/bin/true").word(SCRATCH + 64, SCRATCH);
    i.byTheGate(FUTEX, 59, SCRATCH, SCRATCH + 64, 0).exit(FAILED);
  }
}
