package portkit.baremetal.thread;

/**
 * Threads that sleep on a word of memory, in lists by a hash of the word's address: few threads
 * share a list, and each list has them in the order in which they came.
 */
final class WaitQueues {
  private static final int BITS = 6;

  /** 2^64 divided by the golden ratio: spreads addresses that differ in few bits. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final ThreadList[] lists = new ThreadList[1 << BITS];

  WaitQueues() {
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new ThreadList();
    }
  }

  void add(GuestThread thread, long word) {
    thread.word = word;
    list(word).addLast(thread);
  }

  /** Takes a thread out that sleeps. */
  void remove(GuestThread thread) {
    list(thread.word).remove(thread);
  }

  /** Takes out the thread that has slept longest on the word; null if there is none. */
  GuestThread removeFirst(long word) {
    ThreadList list = list(word);
    for (GuestThread thread = list.first(); thread != null; thread = thread.next) {
      if (thread.word == word) {
        list.remove(thread);
        return thread;
      }
    }
    return null;
  }

  private ThreadList list(long word) {
    return lists[(int) ((word * GOLDEN) >>> (64 - BITS))];
  }
}
