package portkit.metal.compiler;

import portkit.metal.hw.Export;

/** Every operator on ints and longs, with variables and constants. */
final class ArithmeticCases {
  private ArithmeticCases() {}

  @Export("add")
  static int add(int a, int b) {
    return a + b;
  }

  @Export("sub")
  static int sub(int a, int b) {
    return a - b;
  }

  @Export("mul")
  static int mul(int a, int b) {
    return a * b;
  }

  @Export("div")
  static int div(int a, int b) {
    return a / b;
  }

  @Export("rem")
  static int rem(int a, int b) {
    return a % b;
  }

  @Export("shl")
  static int shl(int a, int b) {
    return a << b;
  }

  @Export("shr")
  static int shr(int a, int b) {
    return a >> b;
  }

  @Export("ushr")
  static int ushr(int a, int b) {
    return a >>> b;
  }

  /** What is known of a number bounds what comes of it, but not as if it were positive. */
  @Export("negative")
  static int negative(int a, int b) {
    if (a > -5) {
      return a;
    }
    int shifted = a >> b;
    int sum = a + 3;
    return (shifted < -4 ? 1 : 0)
        + (shifted >= -1 ? 2 : 0)
        + (a / 3 <= -2 ? 4 : 0)
        + (a % 7 > 0 ? 8 : 0)
        + (a >>> b > 0 ? 16 : 0)
        + (-a < 0 ? 32 : 0)
        + (sum < 0 ? 64 : 0)
        + ((a & b) > -5 ? 128 : 0);
  }

  @Export("bits")
  static int bits(int a, int b) {
    return (a & b) ^ (a | ~b);
  }

  @Export("ladd")
  static long ladd(long a, long b) {
    return a + b - (a ^ b) * (a | b) + (a & b);
  }

  @Export("ldiv")
  static long ldiv(long a, long b) {
    return a / b;
  }

  @Export("lrem")
  static long lrem(long a, long b) {
    return a % b;
  }

  @Export("lshifts")
  static long lshifts(long a, int b) {
    return (a << b) ^ (a >> b) ^ (a >>> b) ^ (a << 7) ^ (a >> 9) ^ (a >>> 63);
  }

  @Export("compare")
  static int compare(long a, long b) {
    return Long.compare(a, b) * 8 + (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0);
  }

  @Export("icompare")
  static int icompare(int a, int b) {
    return (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a > b ? 8 : 0);
  }

  @Export("narrow")
  static int narrow(int a, long b) {
    return (byte) a + (short) a + (char) a + (int) b + (byte) b;
  }

  @Export("widen")
  static long widen(int a, byte b, char c, short d, boolean e) {
    return (long) a * b + c - d + (e ? 1 : 0);
  }

  @Export("divide10")
  static int divide10(int a) {
    return a / 10 + a % 10 * 3 + a / 7 + a % -7 + a / -3;
  }

  @Export("divide2")
  static int divide2(int a) {
    return a / 2 + a % 2 * 3 + a / 1024 + a % 65536 + a / -8 + a / Integer.MIN_VALUE;
  }

  @Export("ldivide")
  static long ldivide(long a) {
    return a / 10 + a % 1000 * 3 + a / 1000000007L + a / -9 + a % 0x7fffffffffffffL;
  }

  @Export("ldivide2")
  static long ldivide2(long a) {
    return a / 2 + a % 4 + a / (1L << 40) + a % (1L << 62) + a / Long.MIN_VALUE + a / -1;
  }

  @Export("high")
  static long high(long a, long b) {
    return Math.multiplyHigh(a, b) ^ Math.unsignedMultiplyHigh(a, b);
  }

  @Export("unsigned")
  static long unsigned(long a, long b) {
    return Long.divideUnsigned(a, b | 1)
        ^ Long.remainderUnsigned(a, b | 2)
        ^ Long.compareUnsigned(a, b);
  }

  @Export("bitcounts")
  static int bitcounts(int a, long b) {
    return Integer.bitCount(a)
        + Long.bitCount(b) * 3
        + Integer.numberOfLeadingZeros(a) * 5
        + Long.numberOfTrailingZeros(b) * 7
        + Integer.highestOneBit(a)
        + Integer.reverse(a)
        + (int) Long.reverseBytes(b)
        + Integer.rotateLeft(a, 5);
  }

  @Export("many")
  static long many(int a, long b, int c, long d, int e, long f, int g, long h, int i) {
    return a + 2 * b + 3L * c + 5 * d + 7L * e + 11 * f + 13L * g + 17 * h + 19L * i;
  }

  @Export("manycalls")
  static long manyCalls(int a, long b) {
    return many(a, b, 3, 4, a + 1, b + 2, a - 5, b * 3, 9) + sum(b, a) + sum(a, (int) b);
  }

  private static long sum(long b, int n) {
    long s = 0;
    for (int i = 0; i < (n & 15); i++) {
      s = s * 31 + many(i, s, i + 1, b, i * n, b ^ s, i ^ n, s + b, n);
    }
    return s;
  }

  @Export("pressure")
  static long pressure(long a, long b, long c, long d, long e, long f) {
    long g = a + b;
    long h = b + c;
    long i = c + d;
    long j = d + e;
    long k = e + f;
    long l = f + a;
    long m = a - c;
    long n = b - d;
    long o = c - e;
    long p = d - f;
    for (int t = 0; t < 5; t++) {
      a += g * h;
      b ^= i + j;
      c -= k * l;
      d += m ^ n;
      e += o + p;
      f ^= a + g;
      g += b;
      h ^= c;
      i += d;
      j -= e;
      k ^= f;
      l += a * t;
    }
    return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ l ^ m ^ n ^ o ^ p;
  }
}
