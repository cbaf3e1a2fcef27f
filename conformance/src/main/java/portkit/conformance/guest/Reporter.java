package portkit.conformance.guest;

/**
 * Writes what the host is to know: {@code @}, a letter, hexadecimal numbers between commas, {@code
 * ;}. Reports are gathered and written in large pieces.
 */
final class Reporter {
  static final int OUTPUT = 1;
  private static final int DIGIT_BITS = 4;

  /** More than the longest report. */
  private static final int ROOM = 128;

  private final Ground ground;

  Reporter(Ground ground) {
    this.ground = ground;
  }

  /** Counts from here on. */
  void restart() {
    ground.store64(ground.memory() + Area.REPORTED, 0);
  }

  /** How many reports there were since. */
  long count() {
    return ground.load64(ground.memory() + Area.REPORTED);
  }

  void report(char kind, long a) {
    begin(kind);
    number(a);
    end();
  }

  void report(char kind, long a, long b, long c) {
    begin(kind);
    number(a);
    put(',');
    number(b);
    put(',');
    number(c);
    end();
  }

  void report(char kind, long a, long b, long c, long d, long e) {
    begin(kind);
    number(a);
    put(',');
    number(b);
    put(',');
    number(c);
    put(',');
    number(d);
    put(',');
    number(e);
    end();
  }

  /** Writes what has been gathered. */
  void flush() {
    lock();
    write();
    unlock();
  }

  private void lock() {
    while (!ground.exchange32(ground.memory() + Area.REPORTING, 0, 1)) {
      // Whoever reports is done in microseconds, or preempted, and then gets its turn.
    }
  }

  private void unlock() {
    boolean _ = ground.exchange32(ground.memory() + Area.REPORTING, 1, 0);
  }

  private void begin(char kind) {
    lock();
    if (length() > Area.REPORT_SIZE - ROOM) {
      write();
    }
    ground.store64(ground.memory() + Area.REPORTED, count() + 1);
    put('@');
    put(kind);
  }

  private void end() {
    put(';');
    unlock();
  }

  private long length() {
    return ground.load64(ground.memory() + Area.REPORT_LENGTH);
  }

  private void put(char c) {
    long length = length();
    ground.store8(ground.memory() + Area.REPORT + length, c);
    ground.store64(ground.memory() + Area.REPORT_LENGTH, length + 1);
  }

  private void number(long value) {
    int shift = Long.SIZE - DIGIT_BITS;
    while (shift > 0 && value >>> shift == 0) {
      shift -= DIGIT_BITS;
    }
    for (; shift >= 0; shift -= DIGIT_BITS) {
      int digit = (int) (value >>> shift) & 15;
      put((char) (digit < 10 ? '0' + digit : 'a' + digit - 10));
    }
  }

  private void write() {
    long from = ground.memory() + Area.REPORT;
    long left = length();
    while (left > 0) {
      long written = ground.call(Slot.WRITE, OUTPUT, from, left);
      if (written <= 0 || written > left) {
        break; // nobody can be told
      }
      from += written;
      left -= written;
    }
    ground.store64(ground.memory() + Area.REPORT_LENGTH, 0);
  }
}
