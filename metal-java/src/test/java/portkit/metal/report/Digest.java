package portkit.metal.report;

import portkit.metal.hw.Export;

/** The program of docs/compiler-walk.md: small, but with something to do for each pass. */
final class Digest {
  private static final int[] WEIGHTS = {3, 1, 4, 1, 5, 9, 2, 6};

  private Digest() {}

  @Export("digest")
  static int digest(int n) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      if (weigh(n, i) > 20) {
        sum += weigh(n, i);
      }
    }
    return sum / 10;
  }

  private static int weigh(int n, int i) {
    return n * WEIGHTS[i];
  }
}
