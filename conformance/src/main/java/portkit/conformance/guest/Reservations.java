package portkit.conformance.guest;

/**
 * What a script has reserved, so that the next one finds nothing of it. A script may have released
 * parts, so what cannot be released as a whole is tried in halves, down to pages.
 */
final class Reservations {
  private static final int COUNT = 256;

  private final Ground ground;

  Reservations(Ground ground) {
    this.ground = ground;
  }

  private long slot(long number) {
    return ground.memory() + Area.RESERVED + (number + 1) * 2 * Long.BYTES;
  }

  private long count() {
    return ground.load64(ground.memory() + Area.RESERVED);
  }

  void add(long address, long size) {
    long number = count();
    if (address != 0 && number < COUNT - 1) {
      ground.store64(slot(number), address);
      ground.store64(slot(number) + Long.BYTES, size);
      ground.store64(ground.memory() + Area.RESERVED, number + 1);
    }
  }

  /**
   * The script has released a range itself; if it is a whole reservation there is no more to do.
   */
  void remove(long address, long size) {
    for (long i = 0; i < count(); i++) {
      if (ground.load64(slot(i)) == address && ground.load64(slot(i) + Long.BYTES) == size) {
        long last = count() - 1;
        ground.store64(slot(i), ground.load64(slot(last)));
        ground.store64(slot(i) + Long.BYTES, ground.load64(slot(last) + Long.BYTES));
        ground.store64(ground.memory() + Area.RESERVED, last);
        return;
      }
    }
  }

  void releaseAll() {
    long page = ground.known(Known.PAGE);
    for (long i = 0; i < count(); i++) {
      long address = ground.load64(slot(i));
      release(address, address + ground.load64(slot(i) + Long.BYTES), page);
    }
    ground.store64(ground.memory() + Area.RESERVED, 0);
  }

  private void release(long from, long to, long page) {
    long size = to - from;
    while (from < to && size > 0) {
      size = Math.min(size, to - from);
      boolean done = ground.call(Slot.RELEASE, from, size, 0) == 0;
      if (done || size <= page) {
        from += size;
        size = to - from;
      } else {
        size = (size / 2 + page - 1) & -page;
      }
    }
  }
}
