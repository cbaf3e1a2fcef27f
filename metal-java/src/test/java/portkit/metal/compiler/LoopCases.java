package portkit.metal.compiler;

import portkit.metal.hw.Export;

/** Loops that passes rewrite, and loops that look like them and must be left alone. */
final class LoopCases {
  static final byte[] BYTES = new byte[100];
  static final char[] CHARS = new char[64];
  static final int[] INTS = new int[64];
  static final long[] LONGS = new long[40];
  static final byte[][] ROWS = {new byte[50], null, new byte[3]};
  static int counter = 3;
  static volatile int signal = 5;

  private LoopCases() {}

  private static long digest() {
    long sum = 0;
    for (int i = 0; i < BYTES.length; i++) {
      sum = sum * 31 + BYTES[i];
    }
    for (int i = 0; i < INTS.length; i++) {
      sum = sum * 31 + INTS[i] + CHARS[i];
    }
    for (int i = 0; i < LONGS.length; i++) {
      sum = sum * 31 + LONGS[i];
    }
    return sum;
  }

  /** What earlier calls left, also those that trapped in the middle. */
  @Export("state")
  static long state(int change) {
    long before = digest();
    BYTES[change & 63] = (byte) change;
    INTS[change & 31] = change;
    return before;
  }

  @Export("fillTo")
  static long fillTo(int limit, byte value) {
    for (int i = 0; i < limit % 130; i++) {
      BYTES[i] = value;
    }
    return digest();
  }

  @Export("fillAll")
  static long fillAll() {
    for (int i = 0; i < BYTES.length; i++) {
      BYTES[i] = 0;
    }
    return digest();
  }

  @Export("fillFrom")
  static long fillFrom(int from, int to, long value) {
    for (int i = from & 15; i < (to & 63); i++) {
      LONGS[i] = value;
    }
    return digest();
  }

  @Export("fillThree")
  static long fillThree(int limit, int value) {
    int i = 1;
    while (i < (limit & 127)) {
      INTS[i] = value;
      CHARS[i] = (char) value;
      INTS[i] = 7; // the last store counts
      i++;
    }
    return digest() + i;
  }

  @Export("fillRow")
  static long fillRow(int which, int limit) {
    byte[] row = ROWS[which & 3];
    for (int i = 0; i < (limit & 63); i++) {
      row[i] = 9;
    }
    return ROWS[0][49] * 3L + ROWS[2][2];
  }

  @Export("countFilled")
  static long countFilled(int limit) {
    for (int i = 0; i < (limit & 63); i++) {
      INTS[i] = i; // not the same value each time
    }
    return digest();
  }

  @Export("invariants")
  static long invariants(int a, int b, int n) {
    long sum = 0;
    for (int i = 0; i < (n & 255); i++) {
      sum += i ^ (a * b + counter) / 10;
      if (i > 100) {
        sum += a / b; // traps in some rounds only
      }
    }
    return sum;
  }

  @Export("changing")
  static long changing(int n) {
    long sum = 0;
    for (int i = 0; i < (n & 31); i++) {
      sum += counter;
      counter += i;
    }
    return sum;
  }

  @Export("signalled")
  static long signalled(int n) {
    int rounds = 0;
    while (signal < (n & 15) && rounds < 50) {
      rounds += signal;
    }
    return rounds;
  }

  @Export("lengths")
  static long lengths(int which, int n) {
    byte[] row = ROWS[which & 3];
    long sum = 0;
    for (int i = n & 3; i > 0; i--) {
      sum += row.length; // null matters only if there is a round
    }
    return sum;
  }

  @Export("probe")
  static long probe(int key) {
    int at = key >>> 26;
    int rounds = 0;
    while (INTS[at] != 0 && rounds < 100) {
      at = (at + 1) & 63;
      rounds++;
    }
    return at + rounds * 100L;
  }

  @Export("twoWaysOut")
  static long twoWaysOut(int from, int burst, int head) {
    int tail = from;
    for (int i = 0; i < (burst & 63) && tail - head < 40; i++) {
      LONGS[tail & 31] += tail * 3L;
      tail++;
    }
    return tail + digest();
  }

  @Export("downwards")
  static long downwards(int from, int to) {
    int i = to + (from & 63);
    long sum = 0;
    while (i - to > 3) {
      sum += INTS[i & 63] ^ i;
      i -= 2;
    }
    return sum + i;
  }

  @Export("sums")
  static long sums(int from, int to) {
    long sum = 0;
    for (int i = from % 70; i <= to % 70; i++) {
      sum = sum * 7 + INTS[i];
    }
    return sum;
  }

  @Export("edges")
  static long edges(int from, int to) {
    int rounds = 0;
    int i = from;
    while (i < to && rounds < 20) {
      i += 3;
      rounds++;
    }
    return i * 100L + rounds;
  }

  @Export("decided")
  static int decided(int a, int b, long c) {
    int result = 0;
    for (int i = a & 7; i < 9; i++) {
      if (i >= 0 && i < 20) {
        result += i;
      }
      if (a > b) {
        result += a >= b ? 3 : 5;
        result ^= a == b ? 7 : 11;
      } else if (a != b) {
        result -= a < b ? 13 : 17;
      }
      if (c <= 5) {
        result += c < 6 ? 1 : 100;
      }
    }
    return result;
  }
}
