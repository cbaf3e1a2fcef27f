package portkit.baremetal.thread;

/** Threads in order of arrival. A thread is in one list at most. */
final class ThreadList {
  private GuestThread first;
  private GuestThread last;

  boolean isEmpty() {
    return first == null;
  }

  GuestThread first() {
    return first;
  }

  void addLast(GuestThread thread) {
    thread.list = this;
    thread.previous = last;
    thread.next = null;
    if (last == null) {
      first = thread;
    } else {
      last.next = thread;
    }
    last = thread;
  }

  /** Takes a thread out that is in this list. */
  void remove(GuestThread thread) {
    if (thread.previous == null) {
      first = thread.next;
    } else {
      thread.previous.next = thread.next;
    }
    if (thread.next == null) {
      last = thread.previous;
    } else {
      thread.next.previous = thread.previous;
    }
    thread.list = null;
  }

  /** Takes the first one out; null if there is none. */
  GuestThread removeFirst() {
    GuestThread thread = first;
    if (thread != null) {
      remove(thread);
    }
    return thread;
  }
}
