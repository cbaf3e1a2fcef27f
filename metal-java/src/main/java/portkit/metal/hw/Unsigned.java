package portkit.metal.hw;

/** Comparisons of {@code long} as unsigned numbers, which addresses are, by readable names. */
public final class Unsigned {
  private Unsigned() {}

  /** Whether a is below b. */
  public static boolean less(long a, long b) {
    return a + Long.MIN_VALUE < b + Long.MIN_VALUE;
  }

  /** Whether a is below b or equal to it. */
  public static boolean atMost(long a, long b) {
    return a + Long.MIN_VALUE <= b + Long.MIN_VALUE;
  }

  /** Whether {@code from <= value < to}. */
  public static boolean within(long value, long from, long to) {
    return less(value - from, to - from);
  }

  /** The smaller of two. */
  public static long min(long a, long b) {
    return less(a, b) ? a : b;
  }

  /** The greater of two. */
  public static long max(long a, long b) {
    return less(a, b) ? b : a;
  }

  /** The value rounded down to a multiple of a power of two. */
  public static long alignDown(long value, long powerOfTwo) {
    return value & -powerOfTwo;
  }

  /** The value rounded up to a multiple of a power of two; wraps to 0 past the last one. */
  public static long alignUp(long value, long powerOfTwo) {
    return value + powerOfTwo - 1 & -powerOfTwo;
  }
}
