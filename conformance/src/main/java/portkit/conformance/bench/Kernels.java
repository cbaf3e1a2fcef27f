package portkit.conformance.bench;

import portkit.metal.hw.Export;

/**
 * What a kernel's inner loops do, as metal Java that the JVM runs, too; kernels.c has the same in
 * C. Each method does its work on {@code n} items and returns a sum that depends on all of it.
 */
final class Kernels {
  /** The largest {@code n}. */
  static final int ITEMS = 1 << 14;

  private static final int POLYNOMIAL = 0xedb88320; // CRC-32, IEEE 802.3, bits reversed
  private static final int[] CRC_TABLE = crcTable();
  private static final byte[] COMPOSITE = new byte[ITEMS];
  private static final byte[] BYTES = bytes();
  private static final int[] VALUES = new int[ITEMS];
  private static final int[] KEYS = new int[2 * ITEMS];
  private static final int[] COUNTS = new int[2 * ITEMS];
  private static final long[] RING = new long[1 << 8];

  private Kernels() {}

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) * POLYNOMIAL);
      }
      table[i] = crc;
    }
    return table;
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    return bytes;
  }

  /** Counts the primes below n. */
  @Export("sieve")
  static long sieve(int n) {
    byte[] composite = COMPOSITE;
    for (int i = 0; i < n; i++) {
      composite[i] = 0;
    }
    int primes = 0;
    for (int i = 2; i < n; i++) {
      if (composite[i] == 0) {
        primes++;
        for (int multiple = i + i; multiple < n; multiple += i) {
          composite[multiple] = 1;
        }
      }
    }
    return primes;
  }

  /** The checksum of n bytes. */
  @Export("crc32")
  static long crc32(int n) {
    byte[] bytes = BYTES;
    int crc = ~n;
    for (int i = 0; i < n; i++) {
      crc = CRC_TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
    }
    return ~crc;
  }

  /** Sorts n pseudo-random numbers with Shell's gaps of one less than powers of two. */
  @Export("sort")
  static long sort(int n) {
    int[] a = VALUES;
    int random = n;
    for (int i = 0; i < n; i++) {
      random = random * 1664525 + 1013904223;
      a[i] = random;
    }
    for (int gap = Integer.highestOneBit(n) - 1; gap > 0; gap >>= 1) {
      for (int i = gap; i < n; i++) {
        int value = a[i];
        int j = i;
        while (j >= gap && a[j - gap] > value) {
          a[j] = a[j - gap];
          j -= gap;
        }
        a[j] = value;
      }
    }
    return a[n / 3] ^ (long) a[n / 2];
  }

  /** The digit sums of n numbers, in decimal. */
  @Export("digits")
  static long digits(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      long rest = i * 1_234_567_891L;
      while (rest != 0) {
        sum += rest % 10;
        rest /= 10;
      }
    }
    return sum;
  }

  /** Counts n pseudo-random keys in a table with linear probing. */
  @Export("table")
  static long table(int n) {
    int[] keys = KEYS;
    int[] counts = COUNTS;
    int mask = keys.length - 1;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = 0;
      counts[i] = 0;
    }
    int random = n;
    long probes = 0;
    for (int i = 0; i < n; i++) {
      random = random * 1664525 + 1013904223;
      int key = (random >>> 17) + 1;
      int at = ((key * 0x9e3779b9) >>> 11) & mask;
      while (keys[at] != 0 && keys[at] != key) {
        at = (at + 1) & mask;
        probes++;
      }
      keys[at] = key;
      counts[at]++;
    }
    return probes + counts[mask / 3];
  }

  /** Passes n numbers through a ring of 256, in uneven bursts. */
  @Export("queue")
  static long queue(int n) {
    long[] ring = RING;
    int mask = ring.length - 1;
    int head = 0;
    int tail = 0;
    long sum = 0;
    while (head < n) {
      int burst = (tail & 63) + 1;
      for (int i = 0; i < burst && tail - head < ring.length; i++) {
        ring[tail & mask] = tail * 3L;
        tail++;
      }
      while (tail - head > burst / 2) {
        sum += ring[head & mask] ^ head;
        head++;
      }
    }
    return sum;
  }
}
