package portkit.conformance.guest;

/** The threads of a script: each runs a lane with a record of its own. */
final class Threads {
  private static final int MOST_PAUSES = 10_000;
  private static final int PAUSE = 50_000;

  private final Ground ground;
  private final Code code;

  Threads(Ground ground, Code code) {
    this.ground = ground;
    this.code = code;
  }

  /** The record of a number, 0 for the entry's. */
  long record(int number) {
    return ground.memory() + Area.LANES + (long) number * Lane.SIZE;
  }

  /** Makes a record ready for a lane's code. */
  void prepare(long record, int lane) {
    for (int i = Lane.TRACED; i < Lane.GENERAL; i += Long.BYTES) {
      if (i < Lane.ENTRY_SP || i >= Lane.CPU) {
        ground.store64(record + i, 0);
      }
    }
    ground.store64(record + Lane.SELF, record);
    code.begin(record, lane);
  }

  /** Starts a thread; gives what spawn returned, or -1 if all records are taken. */
  long start(long self, int lane, long argument) {
    for (int i = 1; i < Lane.COUNT; i++) {
      long record = record(i);
      if (ground.exchange32(record + Lane.STATE, Lane.FREE, Lane.RUNNING)
          || ground.exchange32(record + Lane.STATE, Lane.ENDED, Lane.RUNNING)) {
        long held = ground.load64(record + Lane.HELD);
        ground.store64(self + Lane.HELD, ground.load64(self + Lane.HELD) + held);
        prepare(record, lane);
        ground.store64(record + Lane.NUMBER, count());
        code.register(record, 0, argument);
        long result = ground.call(Slot.SPAWN, ground.known(Known.THREAD), record, record);
        if (result != 0) {
          boolean _ = ground.exchange32(record + Lane.STATE, Lane.RUNNING, Lane.FREE);
        }
        return result;
      }
    }
    return -1;
  }

  private long count() {
    long word = ground.memory() + Area.STARTED;
    int count = (int) ground.load64(word);
    while (!ground.exchange32(word, count, count + 1)) {
      count = (int) ground.load64(word);
    }
    return count + 1L;
  }

  /** The lane of a thread has come to its end. */
  void ended(long lane) {
    boolean _ = ground.exchange32(lane + Lane.STATE, Lane.RUNNING, Lane.ENDED);
    ground.call(Slot.WAKEUP, lane + Lane.STATE, Integer.MAX_VALUE, 0);
  }

  /** Waits for all threads; gives how many have not ended in so many nanoseconds. */
  long join(long timeout) {
    long deadline = ground.call(Slot.NANOTIME, 0, 0, 0) + timeout;
    long running = 0;
    for (int i = 1; i < Lane.COUNT; i++) {
      if (!joined(record(i) + Lane.STATE, deadline)) {
        running++;
      }
    }
    return running;
  }

  private boolean joined(long state, long deadline) {
    while ((int) ground.load64(state) == Lane.RUNNING) {
      long left = deadline - ground.call(Slot.NANOTIME, 0, 0, 0);
      if (left <= 0) {
        return false;
      }
      ground.call(Slot.SLEEP, state, Lane.RUNNING, left);
    }
    return true;
  }

  /** How many have not ended. */
  long running() {
    long running = 0;
    for (int i = 1; i < Lane.COUNT; i++) {
      if ((int) ground.load64(record(i) + Lane.STATE) == Lane.RUNNING) {
        running++;
      }
    }
    return running;
  }

  /**
   * Lets threads go whose lanes have come to their ends: nobody else is to have their FS base. A
   * port that never says that they have gone is not waited for.
   */
  void leave() {
    int patience = MOST_PAUSES;
    for (int i = 1; i < Lane.COUNT; i++) {
      long state = record(i) + Lane.STATE;
      boolean used = (int) ground.load64(state) != Lane.FREE;
      while (used && patience > 0 && ground.call(Slot.INTERRUPT, record(i), 0, 0) == 0) {
        ground.call(Slot.SLEEP, state, Lane.ENDED, PAUSE);
        patience--;
      }
    }
  }

  /** How many expectations have held on all lanes; forgets the threads. */
  long clear() {
    long held = ground.load64(record(0) + Lane.HELD);
    for (int i = 1; i < Lane.COUNT; i++) {
      held += ground.load64(record(i) + Lane.HELD);
      ground.store64(record(i) + Lane.HELD, 0);
      ground.store64(record(i) + Lane.STATE, Lane.FREE);
    }
    ground.store64(ground.memory() + Area.STARTED, 0);
    return held;
  }
}
