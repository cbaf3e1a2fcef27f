package portkit.baremetal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Invariants of random programs on the scheduler. */
class SchedulerProperties {
  private static final long LOCK = 0x2000;

  /** A mutex as programs build it on sleep and wakeup; 2 means that somebody may wait. */
  private int lock;

  private int counter;
  private boolean inside;

  @Property(tries = 60)
  void noWakeupIsLostAndVectorsAreTheThreadsOwn(
      @ForAll @IntRange(min = 1, max = 10) int count,
      @ForAll @IntRange(min = 60, max = 3000) int slice,
      @ForAll @IntRange(min = 1, max = 12) int rounds,
      @ForAll @IntRange(min = 0, max = 20) int work) {
    SimulatedThreads threads = new SimulatedThreads(slice);
    lock = 0;
    counter = 0;
    inside = false;
    int[] ended = new int[1];
    for (int i = 1; i <= count; i++) {
      long mark = i;
      threads.spawn(
          () -> {
            for (int round = 0; round < rounds; round++) {
              threads.setVector(mark);
              acquire(threads);
              assertTrue(!inside, "two threads in the lock");
              inside = true;
              counter++;
              threads.setVector(mark);
              for (int w = 0; w < work; w++) {
                threads.work();
                assertEquals(mark, threads.vector(), "vector state is another thread's");
              }
              inside = false;
              release(threads);
            }
            ended[0]++;
          });
    }
    threads.run(
        () -> {
          while (ended[0] < count) {
            boolean _ = threads.scheduler.sleep(8, threads.now() + 10_000);
          }
        });
    assertEquals(count * rounds, counter);
  }

  private void acquire(SimulatedThreads threads) {
    while (lock != 0) {
      lock = 2;
      threads.work(); // between deciding and sleeping others may run
      if (lock == 2) {
        assertTrue(threads.scheduler.sleep(LOCK, GuestThread.NEVER));
      }
    }
    lock = 2;
  }

  private void release(SimulatedThreads threads) {
    lock = 0;
    int woken = threads.scheduler.wake(LOCK, 1);
    assertTrue(woken <= 1);
  }
}
