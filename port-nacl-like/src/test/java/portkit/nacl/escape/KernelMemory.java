package portkit.nacl.escape;

import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;
import static portkit.metal.asm.Width.WORD;
import static portkit.nacl.escape.Attempt.FAULT;
import static portkit.nacl.escape.Attempt.call;
import static portkit.nacl.escape.Attempt.fault;
import static portkit.nacl.escape.Intruder.FAILED;
import static portkit.nacl.escape.Intruder.OUT;
import static portkit.nacl.escape.Intruder.TEXT;
import static portkit.nacl.policy.LinuxCall.CLOCK_GETTIME;
import static portkit.nacl.policy.LinuxCall.GETRANDOM;
import static portkit.nacl.policy.LinuxCall.POLL;

import java.util.List;
import java.util.Set;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.nacl.policy.LinuxCall;
import portkit.nacl.policy.Places;

/**
 * Attempts with what the kernel has put into the process, its first stack and the vDSO, whose
 * addresses are in the tender's data; and with what it stores where the program says.
 */
final class KernelMemory {
  /** The first stack lies in the last 16 GiB. */
  private static final int TOP_OF_STACK = 34;

  /**
   * Below it the vDSO, by up to as many random bits of pages as {@code vm.mmap_rnd_bits} allows.
   */
  private static final int TOP_OF_MAPPINGS = 45;

  private static final int ELF_MAGIC = 0x464c_457f;
  private static final int SYSCALL = 0x050f;
  private static final int EXIT_GROUP = 231;
  private static final int PAGE = 4096;

  /** Half of the 8 MiB that a process's first stack may grow to, unless somebody says otherwise. */
  private static final int STACK_PAGES = 1024;

  private KernelMemory() {}

  /** The attempts, by the address of the tender's writable data. */
  static List<Attempt> all(long data) {
    return List.of(
        Exhaustion.limited(
            "memory of the first stack", "--memory=64", FAULT, i -> growStack(i, data)),
        call(
            "another system call by the vDSO",
            i -> {
              findVdso(i, data);
              Label next = new Label("next");
              i.a.bind(next);
              i.a.inc(QWORD, Reg.R13);
              i.a.cmp(WORD, Mem.at(Reg.R13), SYSCALL);
              i.a.jcc(Cond.NE, next);
              i.registers(EXIT_GROUP, OUT);
              i.a.jmp(Reg.R13);
            }),
        fault(
            "write the vDSO",
            i -> {
              findVdso(i, data);
              i.a.mov(BYTE, Mem.at(Reg.R13), 0xcc);
              i.exit(OUT);
            }),
        stored("random numbers in its code", GETRANDOM, TEXT, 8, 0),
        stored("random numbers in the gate", GETRANDOM, Places.GATE, 8, 0),
        stored("the time in its code", CLOCK_GETTIME, 1, TEXT),
        stored("the result of poll in its code", POLL, TEXT, 1, 0));
  }

  /** The kernel stores by the protection that the program's own stores are under. */
  private static Attempt stored(String name, LinuxCall call, long... arguments) {
    return new Attempt(
        name,
        List.of(),
        i -> i.byTheGate(call, call.number(), arguments).outUnlessError(),
        Set.of(FAILED),
        Set.of(FAILED),
        "");
  }

  /** Finds the command line, by a pointer to pointers that are not far below their strings. */
  private static void growStack(Intruder i, long data) {
    Label next = new Label("next");
    nextPointer(i, next, data, TOP_OF_STACK);
    i.a.test(DWORD, Reg.R13, Long.BYTES - 1);
    i.a.jcc(Cond.NE, next);
    i.a.mov(QWORD, Reg.RAX, Mem.at(Reg.R13));
    i.a.sub(QWORD, Reg.RAX, Reg.R13);
    i.a.cmp(QWORD, Reg.RAX, 1 << 20);
    i.a.jcc(Cond.AE, next);
    i.a.set(Reg.RBP, STACK_PAGES);
    Label touch = i.a.here("touch");
    i.a.sub(QWORD, Reg.R13, PAGE);
    i.a.mov(BYTE, Mem.at(Reg.R13), 1);
    i.a.dec(DWORD, Reg.RBP);
    i.a.jcc(Cond.NE, touch);
    i.exit(OUT);
  }

  /** Loads R13 with the vDSO's address, behind which is that of its end. */
  private static void findVdso(Intruder i, long data) {
    Label next = new Label("next");
    nextPointer(i, next, data, TOP_OF_MAPPINGS);
    i.a.test(DWORD, Reg.R13, PAGE - 1);
    i.a.jcc(Cond.NE, next);
    i.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RSI, Long.BYTES));
    i.a.sub(QWORD, Reg.RAX, Reg.R13);
    i.a.cmp(QWORD, Reg.RAX, 16 * PAGE);
    i.a.jcc(Cond.A, next);
    i.a.cmp(DWORD, Mem.at(Reg.R13), ELF_MAGIC);
    i.a.jcc(Cond.NE, next);
  }

  /** Loads R13 with the next pointer to the top of the address space; {@code next} is here. */
  private static void nextPointer(Intruder i, Label next, long data, int shift) {
    i.a.set(Reg.RSI, data - Long.BYTES);
    i.a.bind(next);
    i.a.add(QWORD, Reg.RSI, Long.BYTES);
    i.a.mov(QWORD, Reg.R13, Mem.at(Reg.RSI));
    i.a.mov(QWORD, Reg.RAX, Reg.R13);
    i.a.shr(QWORD, Reg.RAX, shift);
    i.a.cmp(QWORD, Reg.RAX, (1 << (47 - shift)) - 1);
    i.a.jcc(Cond.NE, next);
  }
}
