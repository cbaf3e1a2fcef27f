package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** {@link Wide} and {@link Unsigned} against big integers. */
class ArithmeticProperties {
  private static BigInteger big(long unsigned) {
    return new BigInteger(Long.toUnsignedString(unsigned));
  }

  @Property
  void divide(@ForAll long high, @ForAll long low, @ForAll long divisor) {
    if (Long.compareUnsigned(high, divisor) >= 0) {
      assertThrows(ArithmeticException.class, () -> Wide.divide(high, low, divisor));
      return;
    }
    BigInteger[] expected = big(high).shiftLeft(64).add(big(low)).divideAndRemainder(big(divisor));
    assertEquals(expected[0], big(Wide.divide(high, low, divisor)));
    assertEquals(expected[1], big(Wide.remainder(high, low, divisor)));
  }

  @Property
  void multiplyDivide(@ForAll long a, @ForAll long b, @ForAll long divisor) {
    Assume.that(divisor != 0);
    BigInteger expected = big(a).multiply(big(b)).divide(big(divisor));
    if (expected.bitLength() > 64) {
      assertThrows(ArithmeticException.class, () -> Wide.multiplyDivide(a, b, divisor));
    } else {
      assertEquals(expected, big(Wide.multiplyDivide(a, b, divisor)));
    }
  }

  @Property
  void multiplyShift(@ForAll long a, @ForAll long b, @ForAll @IntRange(min = 1, max = 63) int by) {
    assertEquals(big(a).multiply(big(b)).shiftRight(by).longValue(), Wide.multiplyShift(a, b, by));
  }

  @Property
  void comparisons(@ForAll long a, @ForAll long b) {
    int order = big(a).compareTo(big(b));
    assertEquals(order < 0, Unsigned.less(a, b));
    assertEquals(order <= 0, Unsigned.atMost(a, b));
    assertEquals(order < 0 ? a : b, Unsigned.min(a, b));
    assertEquals(order < 0 ? b : a, Unsigned.max(a, b));
  }

  @Property
  void within(@ForAll long value, @ForAll long from, @ForAll long to) {
    Assume.that(Unsigned.atMost(from, to));
    assertEquals(
        big(value).compareTo(big(from)) >= 0 && big(value).compareTo(big(to)) < 0,
        Unsigned.within(value, from, to));
  }

  @Property
  void alignment(@ForAll int value, @ForAll @IntRange(max = 20) int shift) {
    long multiple = 1L << shift;
    long unsigned = Integer.toUnsignedLong(value);
    assertEquals(unsigned / multiple * multiple, Unsigned.alignDown(unsigned, multiple));
    assertEquals(
        (unsigned + multiple - 1) / multiple * multiple, Unsigned.alignUp(unsigned, multiple));
  }
}
