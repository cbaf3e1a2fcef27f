package portkit.metal.compiler;

import portkit.metal.hw.Export;

/** Any number of arguments, of all types. */
@SuppressWarnings("TooManyParameters")
final class CallCases {
  private CallCases() {}

  private static int calls;

  @Export("none")
  static int none() {
    return ++calls;
  }

  @Export("twenty")
  static long twenty(
      long a,
      int b,
      byte c,
      long d,
      short e,
      char f,
      boolean g,
      long h,
      int i,
      long j,
      byte k,
      short l,
      char m,
      boolean n,
      long o,
      int p,
      long q,
      int r,
      long s,
      int t) {
    long sum = a + 2L * b + 3L * c + 5 * d + 7L * e + 11L * f + (g ? 13 : 17) + 19 * h + 23L * i;
    sum = sum * 31 + j + 2L * k + 3L * l + 5L * m + (n ? 7 : 11) + 13 * o + 17L * p + 19 * q;
    return sum * 31 + r + 2 * s + 3L * t;
  }

  /** Calls with the arguments in another order, out of a loop that keeps them alive. */
  @Export("shuffled")
  static long shuffled(long a, int b, byte c, long d, short e, char f, boolean g, long h) {
    long sum = 0;
    for (int i = 0; i < 3; i++) {
      sum +=
          twenty(h, e, c, a, (short) f, (char) b, !g, d, i, a + d, c, e, f, g, h, b, sum, i, d, 7);
      sum ^= twenty(sum, i, c, h, e, f, g, a, b, d, (byte) i, e, f, g, a, i, h, b, sum, b + i);
    }
    return sum;
  }
}
