package portkit.metal.compiler;

import java.util.Objects;
import portkit.metal.hw.Export;

/** Arithmetic of Java's library: unsigned, exact, bit by bit. */
@SuppressWarnings("CompareToZero")
final class LibraryCases {
  private LibraryCases() {}

  @Export("unsignedInts")
  static long unsignedInts(int a, int b) {
    return Integer.divideUnsigned(a, b) // may trap
        + 3L * Integer.remainderUnsigned(a, b)
        + 5L * Integer.compareUnsigned(a, b)
        + 7L * Integer.toUnsignedLong(a);
  }

  @Export("unsignedLongs")
  static long unsignedLongs(long a, long b) {
    return Long.divideUnsigned(a, b) // may trap
        + 3 * Long.remainderUnsigned(a, b)
        + 5L * Long.compareUnsigned(a, b)
        + 7 * Math.unsignedMultiplyHigh(a, b);
  }

  @Export("unsignedSmall")
  static long unsignedSmall(byte a, short b, char c) {
    return Byte.toUnsignedInt(a)
        + Short.toUnsignedLong(b)
        + Byte.compareUnsigned(a, (byte) b)
        + Short.compareUnsigned(b, a)
        + Short.reverseBytes(b)
        + Character.reverseBytes(c)
        + Character.compare(c, (char) b);
  }

  @Export("intBits")
  static long intBits(int a, int b) {
    long s = Integer.bitCount(a) + 31L * Integer.reverse(a) + Integer.reverseBytes(b);
    s = s * 31 + Integer.rotateLeft(a, b) + Integer.rotateRight(a, b);
    s = s * 31 + Integer.highestOneBit(a) + Integer.lowestOneBit(b);
    s = s * 31 + Integer.numberOfLeadingZeros(a) + Integer.numberOfTrailingZeros(b);
    s = s * 31 + Integer.signum(a) + Integer.compress(a, b) + Integer.expand(a, b);
    return s + Integer.hashCode(a) + Integer.max(a, b) + Integer.sum(a, b);
  }

  @Export("longBits")
  static long longBits(long a, long b) {
    long s = Long.bitCount(a) + 31 * Long.reverse(a) + Long.reverseBytes(b);
    s = s * 31 + Long.rotateLeft(a, (int) b) + Long.rotateRight(a, (int) b);
    s = s * 31 + Long.highestOneBit(a) + Long.lowestOneBit(b);
    s = s * 31 + Long.numberOfLeadingZeros(a) + Long.numberOfTrailingZeros(b);
    s = s * 31 + Long.signum(a) + Long.compress(a, b) + Long.expand(a, b);
    return s + Long.hashCode(a) + Long.min(a, b);
  }

  @Export("exactInts")
  static int exactInts(int op, int a, int b) {
    return switch (op & 7) { // all may trap
      case 0 -> Math.addExact(a, b);
      case 1 -> Math.subtractExact(a, b);
      case 2 -> Math.multiplyExact(a, b);
      case 3 -> Math.negateExact(a);
      case 4 -> Math.incrementExact(a);
      case 5 -> Math.absExact(a);
      case 6 -> Math.floorMod(a, b);
      default -> Math.ceilDiv(a, b);
    };
  }

  @Export("exactLongs")
  static long exactLongs(int op, long a, long b) {
    return switch (op & 7) { // all may trap
      case 0 -> Math.addExact(a, b);
      case 1 -> Math.subtractExact(a, b);
      case 2 -> Math.multiplyExact(a, b);
      case 3 -> Math.toIntExact(a);
      case 4 -> Math.floorDiv(a, b);
      case 5 -> Math.floorMod(a, b);
      case 6 -> Math.multiplyFull((int) a, (int) b);
      default -> Math.clamp(a, -5, 1000);
    };
  }

  @Export("objects")
  static int objects(int i, int length) {
    Object o = (i & 7) == 0 ? null : "x";
    return Objects.requireNonNull(o).hashCode() // may trap
        + Objects.checkIndex(i & 15, length & 31)
        + Objects.checkFromToIndex(0, i & 3, 4);
  }
}
