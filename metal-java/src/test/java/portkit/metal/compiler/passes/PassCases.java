package portkit.metal.compiler.passes;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.Export;
import portkit.metal.hw.Memory;

/** A method for each thing that a pass does, or must not do. */
final class PassCases {
  static final int[] TABLE = new int[64];
  static int written = 3;

  private PassCases() {}

  @Export("invariant")
  static int invariant(int a, int b, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i ^ (a * b);
    }
    return sum;
  }

  @Export("sometimes")
  static int sometimes(int a, int b, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      if ((i & 7) == 3) {
        sum += a * b;
      }
    }
    return sum;
  }

  @Export("field")
  static int field(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum = sum * 3 + written;
    }
    return sum;
  }

  @Export("waiting")
  static int waiting(int n) {
    int rounds = 0;
    while (written < n) {
      Cpu.pause(); // an interrupt may write
      rounds++;
    }
    return rounds;
  }

  @Export("writing")
  static int writing(int n) {
    for (int i = 0; i < n; i++) {
      written = i ^ written;
    }
    return written;
  }

  @Export("clear")
  static void clear() {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = 0;
    }
  }

  @Export("clearSome")
  static void clearSome(int n) {
    for (int i = 0; i < n; i++) {
      TABLE[i] = 0;
    }
  }

  @Export("clearFew")
  static void clearFew() {
    for (int i = 0; i < 5; i++) {
      TABLE[i] = 0;
    }
  }

  @Export("probe")
  static int probe(int key) {
    int at = key >>> 26;
    while (TABLE[at] != 0) {
      at = (at + 1) & 63;
    }
    return at;
  }

  @Export("half")
  static int half(int n) {
    return (n & 0xff) / 2;
  }

  @Export("tenth")
  static int tenth(int n) {
    return (n & 0xff) / 10;
  }

  @Export("total")
  static int total(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += TABLE[i];
    }
    return sum;
  }

  @Export("burst")
  static int burst(int from, int n) {
    int at = from;
    for (int i = n; i > 0 && at - n <= 40; i -= 2) {
      TABLE[at & 63] = i;
      at++;
    }
    return at;
  }

  @Export("search")
  static int search(int n) {
    int i = 0;
    while (i < n && TABLE[i & 63] != 0) { // what it finds decides
      i++;
    }
    return i;
  }

  @Export("twice")
  static int twice(int a, int b) {
    int sum = 0;
    if (a < b) {
      sum = a;
      if (a <= b) { // always
        sum += b;
      }
    }
    return sum;
  }

  @Export("bounded")
  static int bounded(int a) {
    int low = a & 15;
    return low >= 0 && low < 16 ? low : 99;
  }

  @Export("open")
  static int open(int a, int b) {
    int sum = 0;
    if (a <= b) {
      sum = a;
      if (a < b) { // unless they are equal
        sum += b;
      }
    }
    return sum;
  }

  @Export("byteOfMemory")
  static int byteOfMemory(long address) {
    return Memory.load8(address) > 100 ? 1 : 2;
  }

  /** Too large to go wherever it is called. */
  private static int large(int a, int b) {
    int c = a * 3 + b * 5 + (a ^ b) * 7 + (a & b) * 11 + (a | b) * 13;
    int d = c / 17 + c % 19 + (c << 3) + (c >> 5) + (c >>> 7) + a * b * c;
    return c * 23 + d * 29 + (c ^ d) * 31 + (c & d) * 37 + (c | d) * 41 + written;
  }

  private static int largeToo(int a, int b) {
    int c = a * 5 + b * 3 + (a ^ b) * 11 + (a & b) * 7 + (a | b) * 17;
    int d = c / 13 + c % 23 + (c << 5) + (c >> 3) + (c >>> 9) + a * b * c;
    return c * 29 + d * 23 + (c ^ d) * 37 + (c & d) * 31 + (c | d) * 43 + written;
  }

  @Export("callsOnce")
  static int callsOnce(int a, int b) {
    return large(a + 1, b);
  }

  @Export("callsTwice")
  static int callsTwice(int a, int b) {
    return largeToo(a, b) + largeToo(b, a);
  }
}
