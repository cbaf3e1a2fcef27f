package portkit.baremetal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.Interrupts;

/** Threads as programs on simulated stacks, their clock and alarm simulated too. */
class SchedulerTest {
  private static final long FOREVER = GuestThread.NEVER;
  private static final long WORD = 0x1000;

  private final SimulatedThreads threads = new SimulatedThreads(1000);

  @Test
  void readyThreadsTakeTurns() {
    threads.spawn(
        () -> {
          threads.log("a1");
          threads.scheduler.yield();
          threads.log("a2");
        });
    threads.spawn(() -> threads.log("b1"));
    threads.run(
        () -> {
          threads.log("main1");
          threads.scheduler.yield();
          threads.log("main2");
          threads.scheduler.yield();
          threads.log("main3");
        });
    assertEquals(List.of("main1", "a1", "b1", "main2", "a2", "main3"), threads.log());
  }

  @Test
  void aSleeperWakesAtItsDeadlineAndNotBefore() {
    threads.run(
        () -> {
          long deadline = threads.now() + 1_000_000;
          assertFalse(threads.scheduler.sleep(WORD, deadline));
          assertTrue(threads.now() >= deadline);
          assertTrue(threads.now() < deadline + 1_000);
        });
    assertEquals(1, threads.alarms(), "the processor was woken more often than needed");
  }

  @Test
  void shortWaitsNeedNoAlarm() {
    threads.run(
        () -> {
          long deadline = threads.now() + 500;
          assertFalse(threads.scheduler.sleep(WORD, deadline));
          assertTrue(threads.now() >= deadline);
        });
    assertEquals(0, threads.alarms());
  }

  @Test
  void wakeWakesInOrderAndAsManyAsAsked() {
    for (String name : List.of("a", "b", "c")) {
      threads.spawn(
          () -> {
            assertTrue(threads.scheduler.sleep(WORD, FOREVER));
            threads.log(name);
          });
    }
    threads.run(
        () -> {
          threads.scheduler.yield();
          assertEquals(0, threads.scheduler.wake(WORD + 4, 1));
          assertEquals(2, threads.scheduler.wake(WORD, 2));
          threads.scheduler.yield();
          threads.log("main");
          assertEquals(1, threads.scheduler.wake(WORD, -1));
          threads.scheduler.yield();
        });
    assertEquals(List.of("a", "b", "main", "c"), threads.log());
  }

  @Test
  void whoIsWokenInTimeDoesNotTimeOutLater() {
    threads.spawn(
        () -> {
          assertTrue(threads.scheduler.sleep(WORD, threads.now() + 1_000_000));
          assertFalse(threads.scheduler.sleep(WORD, threads.now() + 3_000_000));
          threads.log("slept");
        });
    threads.run(
        () -> {
          threads.scheduler.yield();
          assertEquals(1, threads.scheduler.wake(WORD, 1));
          assertFalse(threads.scheduler.sleep(WORD + 8, threads.now() + 10_000_000));
        });
    assertEquals(List.of("slept"), threads.log());
  }

  @Test
  void aThreadThatNeverCallsIsPreempted() {
    boolean[] stop = new boolean[1];
    threads.spawn(
        () -> {
          threads.log("other");
          stop[0] = true;
        });
    threads.run(
        () -> {
          while (!stop[0]) {
            threads.work();
          }
          threads.log("main");
        });
    assertEquals(List.of("other", "main"), threads.log());
    assertTrue(threads.scheduler.preemptions() >= 1);
  }

  @Test
  void aSleeperWhoseTimeHasComeInterruptsAThreadInItsSlice() {
    SimulatedThreads longSlices = new SimulatedThreads(1_000_000_000);
    long[] late = new long[1];
    longSlices.spawn(
        () -> {
          long deadline = longSlices.now() + 50_000;
          assertFalse(longSlices.scheduler.sleep(WORD, deadline));
          late[0] = longSlices.now() - deadline;
          longSlices.log("woke");
        });
    longSlices.run(
        () -> {
          longSlices.scheduler.yield();
          while (longSlices.log().isEmpty()) {
            longSlices.work();
          }
        });
    assertTrue(late[0] < 1_000, () -> "woke so late: " + late[0]);
  }

  @Test
  void aThreadAloneIsNotDisturbed() {
    threads.run(
        () -> {
          for (int i = 0; i < 100_000; i++) {
            threads.work();
          }
        });
    assertEquals(0, threads.alarms());
  }

  @Test
  void aRequestedInterruptComesToTheThreadThatItIsFor() {
    GuestThread loop =
        threads.spawn(
            () -> {
              while (threads.interrupts().isEmpty()) {
                threads.work();
              }
            });
    threads.run(
        () -> {
          threads.scheduler.yield();
          threads.scheduler.requestInterrupt(loop);
          assertFalse(threads.scheduler.sleep(WORD, threads.now() + 1_000_000));
        });
    assertEquals(List.of(loop.number()), threads.interrupts());
  }

  @Test
  void theFirstThreadGetsItsInterruptAfterTheCall() {
    threads.run(
        () -> {
          threads.scheduler.requestInterrupt(threads.scheduler.current());
          assertEquals(List.of(), threads.interrupts());
          while (threads.interrupts().isEmpty()) {
            threads.work();
          }
        });
    assertEquals(List.of(0), threads.interrupts());
  }

  /** Its alarms find it in calls only, or come while others run. */
  @Test
  void aThreadThatOnlyGivesWayGetsItsInterruptAtTheEndOfACall() {
    GuestThread polite =
        threads.spawn(
            () -> {
              while (threads.interrupts().isEmpty()) {
                long flags = Interrupts.save();
                threads.scheduler.yield();
                threads.scheduler.leave(flags);
              }
              threads.log("interrupted");
            });
    threads.run(
        () -> {
          threads.scheduler.yield();
          threads.scheduler.requestInterrupt(polite);
          for (int i = 0; i < 10; i++) {
            threads.scheduler.yield();
          }
        });
    assertEquals(List.of(polite.number()), threads.interrupts());
    assertEquals(List.of("interrupted"), threads.log());
  }
}
