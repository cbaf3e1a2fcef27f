package portkit.baremetal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The hashed queues against one queue for each word. */
class WaitQueuesProperties {
  @Property
  void eachWordHasItsOwnQueueInOrderOfArrival(
      @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 2999) Integer> steps) {
    WaitQueues queues = new WaitQueues();
    Map<Long, Deque<GuestThread>> model = new TreeMap<>();
    int born = 0;
    for (int step : steps) {
      long word = 0x1000 + step % 100 * 4L;
      Deque<GuestThread> queue = model.computeIfAbsent(word, w -> new ArrayDeque<>());
      switch (step / 1000) {
        case 0 -> {
          GuestThread thread = new GuestThread(born++);
          queues.add(thread, word);
          queue.addLast(thread);
        }
        case 1 -> assertSame(queue.pollFirst(), queues.removeFirst(word));
        default -> {
          GuestThread last = queue.pollLast();
          if (last != null) {
            queues.remove(last);
          }
        }
      }
    }
    model.forEach((word, queue) -> drain(queues, word, queue));
  }

  private static void drain(WaitQueues queues, long word, Deque<GuestThread> queue) {
    int left = queue.size();
    for (int i = 0; i < left; i++) {
      assertSame(queue.pollFirst(), queues.removeFirst(word));
    }
    assertEquals(null, queues.removeFirst(word));
  }
}
