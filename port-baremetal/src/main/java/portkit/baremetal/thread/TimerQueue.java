package portkit.baremetal.thread;

/** Threads by deadline: a binary heap, in which each thread knows its place. */
final class TimerQueue {
  private final GuestThread[] heap;
  private int count;

  TimerQueue(int capacity) {
    heap = new GuestThread[capacity];
  }

  /** The earliest deadline; {@link GuestThread#NEVER} if there is none. */
  long first() {
    return count == 0 ? GuestThread.NEVER : heap[0].deadline;
  }

  void add(GuestThread thread, long deadline) {
    thread.deadline = deadline;
    up(count++, thread);
  }

  /** Takes a thread out, if it is in. */
  void remove(GuestThread thread) {
    int hole = thread.timer;
    if (hole == GuestThread.NO_TIMER) {
      return;
    }
    thread.timer = GuestThread.NO_TIMER;
    GuestThread moved = heap[--count];
    heap[count] = null;
    if (moved == thread) {
      return;
    }
    if (hole > 0 && moved.deadline < heap[parent(hole)].deadline) {
      up(hole, moved);
    } else {
      down(hole, moved);
    }
  }

  /** Takes out a thread whose deadline has come; null if there is none. */
  GuestThread removeExpired(long now) {
    if (first() > now || count == 0) {
      return null;
    }
    GuestThread thread = heap[0];
    remove(thread);
    return thread;
  }

  private static int parent(int place) {
    return (place - 1) / 2;
  }

  private void up(int hole, GuestThread thread) {
    int at = hole;
    while (at > 0 && thread.deadline < heap[parent(at)].deadline) {
      put(at, heap[parent(at)]);
      at = parent(at);
    }
    put(at, thread);
  }

  private void down(int hole, GuestThread thread) {
    int at = hole;
    for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && heap[child + 1].deadline < heap[child].deadline) {
        child++;
      }
      if (thread.deadline <= heap[child].deadline) {
        break;
      }
      put(at, heap[child]);
      at = child;
    }
    put(at, thread);
  }

  private void put(int place, GuestThread thread) {
    heap[place] = thread;
    thread.timer = place;
  }
}
