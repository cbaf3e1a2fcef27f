package portkit.hosted;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import portkit.hosted.trace.Statistics;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** The program's threads: their start, their FS bases, their end. */
final class GuestThreads {
  private static final int EAGER_ROUNDS = 10;
  private static final long EAGER_NS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long PATIENT_NS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long PATIENCE_ENDS_NS = TimeUnit.SECONDS.toNanos(30);

  private final Guest guest;
  private final Set<GuestThread> living = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<Long, GuestThread> byFsBase = new ConcurrentHashMap<>();
  private final AtomicInteger started = new AtomicInteger();
  private final Statistics statistics = new Statistics();
  private GuestThread main;

  GuestThreads(Guest guest) {
    this.guest = guest;
  }

  /** Starts the program at its entry point. */
  void startMain(long entry, long table) {
    main = new GuestThread(guest, "guest-main", entry, table, 0);
    start(main);
  }

  /** Whether it is the thread that began at the entry point. */
  boolean isMain(GuestThread thread) {
    return thread == main;
  }

  /**
   * Starts a further thread.
   *
   * @throws PortkitException or {@link OutOfMemoryError} if there can be none
   */
  void spawn(long function, long argument, long fsBase) {
    start(new GuestThread(guest, "guest-" + started.get(), function, argument, fsBase));
  }

  private void start(GuestThread thread) {
    // Before it runs: whoever ends the program must find it, and it may be interrupted at once.
    living.add(thread);
    byFsBase.put(thread.fsBase(), thread);
    started.incrementAndGet();
    try {
      thread.start();
    } catch (Throwable t) {
      left(thread);
      throw t;
    }
  }

  /** The thread has a new FS base. */
  void rebind(GuestThread thread, long oldBase, long newBase) {
    byFsBase.remove(oldBase, thread);
    byFsBase.put(newBase, thread);
  }

  /** The thread with the FS base, or null. */
  GuestThread withFsBase(long base) {
    return byFsBase.get(base);
  }

  /** The thread has left the program for good; its numbers are taken. */
  void left(GuestThread thread) {
    byFsBase.remove(thread.fsBase(), thread);
    thread.retire(statistics);
    living.remove(thread);
  }

  /** Whether no thread is in the program. */
  boolean allEnded() {
    return living.isEmpty();
  }

  /** What all threads did; complete when they have ended. */
  Statistics statistics() {
    statistics.threads(started.get());
    return statistics;
  }

  /**
   * Takes all threads out of the program. One that is just between its look at the request and its
   * next sleep misses a nudge, hence the repetition.
   */
  void endAll() {
    long start = System.nanoTime();
    for (int round = 0; !living.isEmpty(); round++) {
      for (GuestThread thread : living) {
        thread.end();
      }
      LockSupport.parkNanos(round < EAGER_ROUNDS ? EAGER_NS : PATIENT_NS);
      if (System.nanoTime() - start > PATIENCE_ENDS_NS) {
        throw new PortkitException(
            Failure.INTERNAL, "threads of the program do not end: " + living);
      }
    }
  }
}
