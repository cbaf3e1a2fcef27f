package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portkit.hosted.guest.GuestProgram;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.Errno;
import portkit.os.OsTable;

/** What calls give back, and what they leave alone: clauses CAL, WRT, RED, MEM, CLK, TLS, RND. */
class CallTest {
  private static final long FAULT = Errno.EFAULT.result();
  private static final long INVALID = Errno.EINVAL.result();
  private static final Reg[] PRESERVED = {Reg.RBX, Reg.RBP, Reg.R12, Reg.R13, Reg.R14, Reg.R15};
  private static final long NOT_CANONICAL = 0x8000_0000_0000L;

  private final GuestProgram g = new GuestProgram();

  /** Addresses that are not the program's: null, the odd, the unmapped, the kernel's, the last. */
  private static final long[] BAD = {
    0, 4, 0x10000, 0x5000_0000, 0x7fff_ffff_f000L, NOT_CANONICAL, -4096, -4
  };

  @ParameterizedTest
  @EnumSource(Serving.class)
  void badPointersAreRefused(Serving serving) {
    int check = 1;
    for (long bad : BAD) {
      expect(FAULT, check++, OsTable.WRITE, 1, bad, 1);
      expect(FAULT, check++, OsTable.READ, 0, bad, 1);
      expect(FAULT, check++, OsTable.RANDOM, bad, 1);
      expect(FAULT, check++, OsTable.SLEEP, bad, 0, 0);
      expect(FAULT, check++, OsTable.WAKEUP, bad, 1);
      expect(INVALID, check++, OsTable.COMMIT, bad, 4096);
      expect(INVALID, check++, OsTable.DECOMMIT, bad, 4096);
      expect(INVALID, check++, OsTable.RELEASE, bad, 4096);
    }
    g.exit(0);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void memoryThatIsTheProgramsInPartOnlyIsRefused(Serving serving) {
    Label page = g.variable("page");
    g.os(OsTable.RESERVE, 0, 8192);
    g.a.mov(QWORD, Reg.RBX, Reg.RAX);
    expect(0, 1, OsTable.COMMIT, Reg.RBX, 4096);
    expect(FAULT, 2, OsTable.WRITE, 1, Reg.RBX, 4097);
    expect(FAULT, 3, OsTable.RANDOM, Reg.RBX, 8192);
    expect(FAULT, 4, OsTable.READ, 0, Reg.RBX, -1);
    g.a.lea(QWORD, Reg.R12, Mem.at(Reg.RBX, 4096));
    expect(FAULT, 5, OsTable.SLEEP, Reg.R12, 0, 0);
    expect(FAULT, 6, OsTable.WRITE, 1, Reg.R12, 1);
    // Code may be written from, not read into.
    expect(FAULT, 7, OsTable.RANDOM, 0x401000, 1);
    expect(1, 8, OsTable.WRITE, 1, 0x401000, 1);
    expect(8, 9, OsTable.RANDOM, page, 8);
    expect(8, 10, OsTable.RANDOM, Reg.RSP, 8);
    expect(4096, 11, OsTable.RANDOM, Reg.RBX, 4096);
    g.exit(0);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void badArgumentsAreRefused(Serving serving) {
    Label word = g.variable("word");
    g.address(Reg.RBX, word);
    g.a.inc(QWORD, Reg.RBX);
    expect(Errno.EBADF.result(), 1, OsTable.WRITE, 0, word, 1);
    expect(Errno.EBADF.result(), 2, OsTable.WRITE, 3, word, 1);
    expect(Errno.EBADF.result(), 3, OsTable.WRITE, -1, word, 1);
    expect(Errno.EBADF.result(), 4, OsTable.WRITE, 0x1_0000_0001L, word, 1);
    expect(Errno.EBADF.result(), 5, OsTable.READ, 1, word, 1);
    expect(0, 6, OsTable.WRITE, 1, 0, 0);
    expect(0, 7, OsTable.READ, 0, 0, 0);
    expect(0, 8, OsTable.RANDOM, 0, 0);
    expect(INVALID, 9, OsTable.SLEEP, Reg.RBX, 0, 0);
    expect(INVALID, 10, OsTable.WAKEUP, Reg.RBX, 1);
    expect(0, 11, OsTable.WAKEUP, word, 0);
    expect(0, 12, OsTable.WAKEUP, word, -1);
    expect(INVALID, 13, OsTable.SETTLS, NOT_CANONICAL);
    expect(INVALID, 14, OsTable.SPAWN, 0x401000, 0, NOT_CANONICAL);
    expect(Errno.ESRCH.result(), 15, OsTable.INTERRUPT, 0x1234);
    expect(0, 16, OsTable.RESERVE, 0, 0);
    expect(0, 17, OsTable.RESERVE, 0, -1);
    expect(Errno.EAGAIN.result(), 18, OsTable.SLEEP, word, 1, -1);
    g.exit(0);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void callsPreserveWhatTheyMust(Serving serving) {
    Label words = g.room("control words", 16);
    g.os(OsTable.SETTLS, 0x7123_4567_8000L);
    g.a.mov(DWORD, Mem.rip(words), 0x7f80); // round to zero
    g.a.ldmxcsr(Mem.rip(words));
    g.a.mov(DWORD, Mem.rip(words), 0xf7f); // likewise
    g.a.fldcw(Mem.rip(words));
    for (int i = 0; i < PRESERVED.length; i++) {
      g.a.movabs(PRESERVED[i], 0x1111_1111_1111_1111L * (i + 1));
    }
    Label word = g.variable("word");
    List<Runnable> calls = new ArrayList<>();
    calls.add(() -> g.os(OsTable.WRITE, 1, word, 1));
    calls.add(() -> g.os(OsTable.READ, 0, word, 1));
    calls.add(() -> g.os(OsTable.RESERVE, 0, 4096));
    calls.add(() -> g.os(OsTable.COMMIT, 0, 1));
    calls.add(() -> g.os(OsTable.NANOTIME));
    calls.add(() -> g.os(OsTable.WALLTIME));
    calls.add(() -> g.os(OsTable.SLEEP, word, 0, 1000));
    calls.add(() -> g.os(OsTable.WAKEUP, word, 1));
    calls.add(() -> g.os(OsTable.YIELD));
    calls.add(() -> g.os(OsTable.ONFAULT, 0));
    calls.add(() -> g.os(OsTable.RANDOM, word, 8));
    int check = 1;
    for (Runnable call : calls) {
      g.a.mov(QWORD, Mem.rip(word), 0);
      call.run();
      expectPreserved(words, check++);
    }
    g.exit(0);
    serving.succeeds(g);
  }

  private void expectPreserved(Label words, int check) {
    for (int i = 0; i < PRESERVED.length; i++) {
      g.a.mov(QWORD, Reg.RAX, PRESERVED[i]);
      g.expect(0x1111_1111_1111_1111L * (i + 1), check);
    }
    g.a.stmxcsr(Mem.rip(words));
    g.expectVariable(words, 0x7f80, check);
    g.a.mov(DWORD, Mem.rip(words), 0);
    g.a.fnstcw(Mem.rip(words));
    g.expectVariable(words, 0xf7f, check);
    g.a.rdfsbase(Reg.RAX);
    g.expect(0x7123_4567_8000L, check);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void theClockNeverStepsBack(Serving serving) {
    g.a.xor(DWORD, Reg.R12, Reg.R12);
    Label bad = new Label("bad");
    g.times(
        20_000,
        () -> {
          g.os(OsTable.NANOTIME);
          g.a.cmp(QWORD, Reg.RAX, Reg.R12);
          g.a.jcc(Cond.L, bad);
          g.a.mov(QWORD, Reg.R12, Reg.RAX);
        });
    g.a.test(QWORD, Reg.R12, Reg.R12);
    g.a.jcc(Cond.LE, bad);
    g.exit(0);
    g.a.bind(bad);
    g.exit(1);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void timeOfDayIsThatOfJava(Serving serving) {
    long now = System.currentTimeMillis() * 1_000_000;
    Label bad = new Label("bad");
    g.os(OsTable.WALLTIME);
    g.a.set(Reg.RCX, now);
    g.a.sub(QWORD, Reg.RAX, Reg.RCX);
    g.a.jcc(Cond.L, bad);
    g.a.set(Reg.RCX, 3_600_000_000_000L); // the test takes less than an hour
    g.a.cmp(QWORD, Reg.RAX, Reg.RCX);
    g.a.jcc(Cond.G, bad);
    g.exit(0);
    g.a.bind(bad);
    g.exit(1);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void readsItsInputToTheEnd(Serving serving) {
    Label buffer = g.room("buffer", 64);
    Label loop = g.a.here("loop");
    Label end = new Label("end");
    g.os(OsTable.READ, 0, buffer, 5);
    g.a.test(QWORD, Reg.RAX, Reg.RAX);
    g.a.jcc(Cond.LE, end);
    g.os(OsTable.WRITE, 1, buffer, Reg.RAX);
    g.a.jmp(loop);
    g.a.bind(end);
    g.exit(0);
    assertEquals("a dozen words", serving.run(g, "a dozen words").output());
  }

  @Test
  void memoryIsZeroAtFirstAndKeptByAnotherCommit() {
    g.os(OsTable.RESERVE, 0, 1 << 20);
    g.a.mov(QWORD, Reg.RBX, Reg.RAX);
    expect(0, 1, OsTable.COMMIT, Reg.RBX, 65536);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, 65528));
    g.expect(0, 2);
    g.a.mov(QWORD, Mem.at(Reg.RBX, 65528), 77);
    expect(0, 3, OsTable.COMMIT, Reg.RBX, 1 << 20);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, 65528));
    g.expect(77, 4);
    expect(0, 5, OsTable.DECOMMIT, Reg.RBX, 4096);
    expect(0, 6, OsTable.COMMIT, Reg.RBX, 1); // rounded up to the page
    g.a.mov(QWORD, Mem.at(Reg.RBX, 4088), 5);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, 65528));
    g.expect(77, 7);
    expect(0, 8, OsTable.RELEASE, Reg.RBX, 8192);
    expect(INVALID, 9, OsTable.COMMIT, Reg.RBX, 4096);
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RBX, 65528));
    g.expect(77, 10);
    g.exit(0);
    Serving.FAST.succeeds(g);
  }

  private void expect(long result, int check, int entry, Object... arguments) {
    g.os(entry, arguments);
    g.expect(result, check);
  }
}
