package portkit.hosted;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import portkit.os.Errno;

/** A futex to step through: a queue of sleepers for each word, under a monitor. */
final class MonitorFutex implements Futex {
  /** A thread that sleeps until it is woken. */
  private static final class Sleeper {
    private final Thread thread = Thread.currentThread();
    private volatile boolean woken;
  }

  private final Guest guest;
  private final Map<Long, Queue<Sleeper>> queues = new ConcurrentHashMap<>();

  MonitorFutex(Guest guest) {
    this.guest = guest;
  }

  @Override
  public long sleep(long word, int expected, long timeoutNs) {
    long start = System.nanoTime();
    Queue<Sleeper> queue = queue(word);
    Sleeper self = new Sleeper();
    synchronized (queue) {
      // Whoever changes the word afterwards and wakes finds this thread in the queue.
      if (!guest.memory().wordIs(word, expected)) {
        return Errno.EAGAIN.result();
      }
      queue.add(self);
    }
    boolean timedOut = false;
    while (!self.woken && !timedOut && !guest.ending()) {
      timedOut = park(start, timeoutNs);
    }
    synchronized (queue) {
      queue.remove(self);
    }
    return self.woken ? 0 : Errno.ETIMEDOUT.result();
  }

  /** Parks once and tells whether the time is over. */
  private boolean park(long start, long timeoutNs) {
    if (timeoutNs < 0) {
      LockSupport.park(this);
      return false;
    }
    long left = timeoutNs - (System.nanoTime() - start);
    if (left > 0) {
      LockSupport.parkNanos(this, left);
    }
    return left <= 0;
  }

  @Override
  public long wakeup(long word, int count) {
    Queue<Sleeper> queue = queue(word);
    int woken = 0;
    synchronized (queue) {
      while (Integer.compareUnsigned(woken, count) < 0 && !queue.isEmpty()) {
        Sleeper sleeper = queue.remove();
        sleeper.woken = true;
        LockSupport.unpark(sleeper.thread);
        woken++;
      }
    }
    return woken;
  }

  private Queue<Sleeper> queue(long word) {
    Queue<Sleeper> queue = queues.get(word);
    return queue != null ? queue : queues.computeIfAbsent(word, key -> new ArrayDeque<>());
  }
}
