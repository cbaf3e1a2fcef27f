package portkit.metal.hw;

import java.math.BigInteger;

/** 128 by 64 bits on the JVM, for {@link Wide}. */
final class LongDivision {
  private LongDivision() {}

  static long quotient(long high, long low, long divisor) {
    if (Long.compareUnsigned(high, divisor) >= 0) {
      throw new ArithmeticException("the quotient does not fit in 64 bits");
    }
    return unsigned(high).shiftLeft(64).or(unsigned(low)).divide(unsigned(divisor)).longValue();
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }
}
