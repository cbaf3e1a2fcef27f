package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Outcome;
import portkit.metal.asm.Alu;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.Errno;
import portkit.os.Failure;
import portkit.os.FaultKind;
import portkit.os.Launch;
import portkit.os.OsTable;
import portkit.os.PortkitException;

/** Threads, sleep and wakeup, interrupts, exit: clauses SLP, THR, INT and EXT. */
class ThreadTest {
  private static final long TLS = 0x7000_0000_0000L;
  private static final int MANY = 200;

  private final GuestProgram g = new GuestProgram();

  @ParameterizedTest
  @EnumSource(Serving.class)
  void manyThreadsComeAndGo(Serving serving) {
    Label worker = new Label("worker");
    Label done = g.variable("done");
    Label sum = g.variable("sum");
    g.times(
        MANY,
        () -> {
          g.a.mov(QWORD, Reg.R12, Reg.RBX);
          g.os(OsTable.SPAWN, worker, Reg.R12, Reg.R12);
          g.expect(0, 1);
        });
    g.await(done, MANY);
    g.a.mov(QWORD, Reg.RAX, Mem.rip(sum));
    g.expect(MANY * (MANY + 1) / 2, 2);
    g.exit(0);
    g.function(worker);
    g.a.mov(QWORD, Reg.RBX, Reg.RDI);
    g.a.rdfsbase(Reg.RAX); // clause THR-01: tls is as given
    g.a.sub(QWORD, Reg.RAX, Reg.RBX);
    g.expect(0, 3);
    g.a.lock(Alu.ADD, QWORD, Mem.rip(sum), Reg.RBX);
    g.a.mov(QWORD, Mem.at(Reg.RSP, -16384), Reg.RBX); // clause THR-05
    g.count(done);
    g.endFunction();
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void noWakeUpIsLost(Serving serving) {
    Label other = new Label("other");
    Label ball = g.variable("ball");
    int rounds = 2000;
    g.os(OsTable.SPAWN, other, 0, 0);
    g.times(
        rounds,
        () -> {
          awaitParity(ball, 0);
          g.count(ball);
        });
    g.await(ball, 2 * rounds);
    g.exit(0);
    g.function(other);
    g.times(
        rounds,
        () -> {
          awaitParity(ball, 1);
          g.count(ball);
        });
    g.endFunction();
    serving.succeeds(g);
  }

  private void awaitParity(Label ball, int parity) {
    Label loop = g.a.here("loop");
    Label mine = new Label("mine");
    g.a.mov(DWORD, Reg.RAX, Mem.rip(ball));
    g.a.mov(DWORD, Reg.RCX, Reg.RAX);
    g.a.and(DWORD, Reg.RCX, 1);
    g.a.cmp(DWORD, Reg.RCX, parity);
    g.a.jcc(Cond.E, mine);
    g.os(OsTable.SLEEP, ball, Reg.RAX, -1);
    g.a.jmp(loop);
    g.a.bind(mine);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void wakeupTellsHowManyItWoke(Serving serving) {
    Label sleeper = new Label("sleeper");
    Label ready = g.variable("ready");
    Label gate = g.variable("gate");
    Label through = g.variable("through");
    g.times(3, () -> g.os(OsTable.SPAWN, sleeper, 0, 0));
    g.await(ready, 3);
    // A sleeper is woken at most once by a call that counts it: the sum is 3 in the end.
    g.a.xor(DWORD, Reg.R12, Reg.R12);
    Label loop = g.a.here("loop");
    g.os(OsTable.WAKEUP, gate, 1);
    g.a.cmp(QWORD, Reg.RAX, 1);
    Label fine = new Label("fine");
    g.a.jcc(Cond.BE, fine);
    g.exit(1);
    g.a.bind(fine);
    g.a.add(DWORD, Reg.R12, Reg.RAX);
    g.a.cmp(DWORD, Reg.R12, 3);
    g.a.jcc(Cond.L, loop);
    g.await(through, 3);
    g.exit(0);
    g.function(sleeper);
    g.count(ready);
    g.os(OsTable.SLEEP, gate, 0, -1);
    g.expect(0, 2);
    g.count(through);
    g.endFunction();
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void timeOutsAreNeverEarly(Serving serving) {
    Label word = g.variable("word");
    for (long timeout : new long[] {0, 1, 1_000_000, 20_000_000}) {
      Label late = new Label("late");
      g.os(OsTable.NANOTIME);
      g.a.mov(QWORD, Reg.R12, Reg.RAX);
      Label again = g.a.here("again");
      g.os(OsTable.SLEEP, word, 0, timeout);
      g.a.test(QWORD, Reg.RAX, Reg.RAX); // clause SLP-02: woken for no reason
      g.a.jcc(Cond.E, again);
      g.expect(Errno.ETIMEDOUT.result(), 1);
      g.os(OsTable.NANOTIME);
      g.a.sub(QWORD, Reg.RAX, Reg.R12);
      g.a.cmp(QWORD, Reg.RAX, timeout);
      g.a.jcc(Cond.GE, late);
      g.exit(2);
      g.a.bind(late);
    }
    g.exit(0);
    serving.succeeds(g);
  }

  /**
   * The handler counts interrupts and clears the vector registers. It finds the program interrupted
   * in its own code, never within a call (clause INT-02).
   */
  private void emitHandler(Label handler, Label count) {
    g.function(handler);
    g.a.cmp(DWORD, Mem.at(Reg.RDI, OsTable.FAULT_KIND), FaultKind.INTERRUPT.code());
    Label right = new Label("right");
    g.a.jcc(Cond.E, right);
    g.exit(99);
    g.a.bind(right);
    Label own = new Label("own");
    g.a.mov(QWORD, Reg.RAX, Mem.at(Reg.RDI, OsTable.FAULT_PC));
    g.a.sub(QWORD, Reg.RAX, GuestProgram.CODE);
    g.a.cmp(QWORD, Reg.RAX, 4096); // these programs are small
    g.a.jcc(Cond.B, own);
    g.exit(98);
    g.a.bind(own);
    g.a.bytes(Vectors.CLEAR_ALL);
    g.a.inc(DWORD, Mem.rip(count));
    g.endFunction();
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void aLoopWithoutCallsIsInterrupted(Serving serving) {
    Label handler = new Label("handler");
    Label spinner = new Label("spinner");
    Label interrupts = g.variable("interrupts");
    Label done = g.variable("done");
    g.os(OsTable.ONFAULT, handler);
    g.os(OsTable.SPAWN, spinner, 0, TLS);
    g.os(OsTable.INTERRUPT, TLS);
    g.expect(0, 1);
    g.await(done, 1);
    g.os(OsTable.INTERRUPT, TLS);
    g.exit(0);
    g.function(spinner);
    Vectors.fill(g, 0x5555_aaaa_1234_4321L);
    g.spinUntilSet(interrupts);
    Vectors.expect(g, 0x5555_aaaa_1234_4321L, 2);
    g.count(done);
    g.endFunction();
    emitHandler(handler, interrupts);
    serving.succeeds(g);
  }

  /** Interrupts arrive in loops, in calls and between: each is delivered, nothing is disturbed. */
  @ParameterizedTest
  @EnumSource(Serving.class)
  void aStormOfInterruptsDisturbsNothing(Serving serving) {
    Label handler = new Label("handler");
    Label victim = new Label("victim");
    Label interrupts = g.variable("interrupts");
    Label stop = g.variable("stop");
    Label done = g.variable("done");
    g.os(OsTable.ONFAULT, handler);
    g.os(OsTable.SPAWN, victim, 0, TLS);
    int storms = 2000;
    g.times(
        storms,
        () -> {
          g.a.mov(DWORD, Reg.R12, Mem.rip(interrupts));
          g.os(OsTable.INTERRUPT, TLS);
          g.expect(0, 1);
          Label wait = g.a.here("wait"); // clause INT-01: never lost
          g.os(OsTable.YIELD);
          g.a.cmp(DWORD, Reg.R12, Mem.rip(interrupts));
          g.a.jcc(Cond.E, wait);
        });
    g.a.mov(DWORD, Mem.rip(stop), 1);
    g.await(done, 1);
    g.expectVariable(interrupts, storms, 2); // once each
    g.exit(0);

    g.function(victim);
    g.a.set(Reg.R14, 0x1234_5678_1234_5678L);
    Vectors.fill(g, 0x1122_3344_5566_7788L);
    Label loop = g.a.here("loop");
    g.a.mov(DWORD, Reg.RCX, 3000);
    Label spin = g.a.here("spin");
    g.a.dec(DWORD, Reg.RCX);
    g.a.jcc(Cond.NE, spin);
    Vectors.expect(g, 0x1122_3344_5566_7788L, 3);
    g.times(50, () -> g.os(OsTable.NANOTIME));
    g.os(OsTable.WAKEUP, stop, 1);
    g.a.mov(QWORD, Reg.RAX, Reg.R14);
    g.expect(0x1234_5678_1234_5678L, 4);
    Vectors.fill(g, 0x1122_3344_5566_7788L); // calls may spoil it
    g.a.cmp(DWORD, Mem.rip(stop), 0);
    g.a.jcc(Cond.E, loop);
    g.count(done);
    g.endFunction();
    emitHandler(handler, interrupts);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void anInterruptWaitsForTheEndOfASleep(Serving serving) {
    Label handler = new Label("handler");
    Label sleeper = new Label("sleeper");
    Label interrupts = g.variable("interrupts");
    Label ready = g.variable("ready");
    Label gate = g.variable("gate");
    Label done = g.variable("done");
    g.os(OsTable.ONFAULT, handler);
    g.os(OsTable.SPAWN, sleeper, 0, TLS);
    g.await(ready, 1);
    g.os(OsTable.INTERRUPT, TLS);
    g.os(OsTable.INTERRUPT, TLS);
    g.a.mov(DWORD, Mem.rip(gate), 1);
    g.os(OsTable.WAKEUP, gate, 1);
    g.await(done, 1);
    g.exit(0);
    g.function(sleeper);
    g.count(ready);
    g.await(gate, 1);
    g.spinUntilSet(interrupts);
    g.count(done);
    g.endFunction();
    emitHandler(handler, interrupts);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void anInterruptOfOneselfComesWhenTheCallReturns(Serving serving) {
    Label handler = new Label("handler");
    Label interrupts = g.variable("interrupts");
    g.os(OsTable.ONFAULT, handler);
    g.os(OsTable.SETTLS, TLS);
    g.os(OsTable.INTERRUPT, TLS);
    g.expect(0, 1);
    g.expectVariable(interrupts, 1, 2);
    g.exit(0);
    emitHandler(handler, interrupts);
    serving.succeeds(g);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void exitEndsThreadsWhateverTheyDo(Serving serving) {
    Label sleeper = new Label("sleeper");
    Label spinner = new Label("spinner");
    Label caller = new Label("caller");
    Label timer = new Label("timer");
    Label ready = g.variable("ready");
    Label never = g.variable("never");
    g.os(OsTable.SPAWN, sleeper, 0, 0);
    g.os(OsTable.SPAWN, sleeper, 0, 0);
    g.os(OsTable.SPAWN, spinner, 0, 0);
    g.os(OsTable.SPAWN, caller, 0, 0);
    g.os(OsTable.SPAWN, timer, 0, 0);
    g.await(ready, 5);
    g.exit(43);
    g.function(sleeper);
    g.count(ready);
    Label sleep = g.a.here("sleep");
    g.os(OsTable.SLEEP, never, 0, -1);
    g.a.jmp(sleep);
    g.function(spinner);
    g.count(ready);
    g.spinUntilSet(never);
    g.function(caller);
    g.count(ready);
    Label call = g.a.here("call");
    g.os(OsTable.YIELD);
    g.os(OsTable.NANOTIME);
    g.a.jmp(call);
    g.function(timer);
    g.count(ready);
    Label tick = g.a.here("tick");
    g.os(OsTable.SLEEP, never, 0, 10_000);
    g.a.jmp(tick);
    for (int i = 0; i < 50; i++) {
      assertEquals(43, serving.run(g).exitCode(), "run " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void oneOfSeveralExitsIsTaken(Serving serving) {
    Label leaver = new Label("leaver");
    Label never = g.variable("never");
    g.times(8, () -> g.os(OsTable.SPAWN, leaver, 0, 0));
    g.spinUntilSet(never);
    g.function(leaver);
    g.exit(44);
    for (int i = 0; i < 50; i++) {
      assertEquals(44, serving.run(g).exitCode(), "run " + i);
    }
  }

  @Test
  void aThreadThatFaultsEndsTheProgram() {
    Label worker = new Label("worker");
    Label never = g.variable("never");
    g.os(OsTable.SPAWN, worker, 0, 0);
    g.os(OsTable.SLEEP, never, 0, -1);
    g.function(worker);
    g.a.ud2();
    Outcome outcome = Outcome.of(g);
    assertEquals(2, outcome.exitCode());
    assertEquals(true, outcome.error().contains("in thread guest-1"), outcome.error());
  }

  @Test
  void theTimeLimitEndsALoopWithoutCalls() {
    Label never = g.variable("never");
    g.spinUntilSet(never);
    Launch launch = Launch.of(List.of("guest")).withTimeLimit(Duration.ofMillis(50));
    PortkitException e =
        assertThrows(PortkitException.class, () -> new HostedPort().run(g.image(), launch));
    assertEquals(Failure.TIME_LIMIT, e.failure());
  }
}
