package portkit.baremetal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The heap against a sorted set. */
class TimerQueueProperties {
  private static final int THREADS = 20;

  @Property
  void isSortedByDeadline(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 999) Integer> steps) {
    TimerQueue queue = new TimerQueue(THREADS);
    GuestThread[] threads = new GuestThread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = new GuestThread(i);
    }
    TreeSet<Long> model = new TreeSet<>(); // deadline * THREADS + thread: all different
    for (int step : steps) {
      GuestThread thread = threads[step % THREADS];
      long deadline = (long) (step / THREADS) * THREADS + thread.number();
      if (thread.timer != GuestThread.NO_TIMER) {
        model.remove(thread.deadline);
        queue.remove(thread);
      } else if (step % 7 == 0 && !model.isEmpty()) {
        assertNull(queue.removeExpired(model.first() - 1));
        assertEquals(model.pollFirst(), queue.removeExpired(deadline + 1000).deadline);
      } else {
        model.add(deadline);
        queue.add(thread, deadline);
      }
      assertEquals(model.isEmpty() ? GuestThread.NEVER : model.first(), queue.first());
    }
    while (!model.isEmpty()) {
      assertEquals(model.pollFirst(), queue.removeExpired(1L << 40).deadline);
    }
    assertNull(queue.removeExpired(GuestThread.NEVER));
  }
}
