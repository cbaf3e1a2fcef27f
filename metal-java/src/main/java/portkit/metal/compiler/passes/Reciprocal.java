package portkit.metal.compiler.passes;

import java.math.BigInteger;

/**
 * What to multiply by instead of dividing: the quotient of a signed number by the divisor, rounded
 * down, is {@code number * factor >> bits + shift}, for negative numbers one more.
 *
 * <p>The factor is 2^(bits + shift) / divisor rounded up. That is exact for all numbers of the
 * width if the rounding adds no more than 2^(shift + 1) to factor * divisor (Granlund and
 * Montgomery, "Division by Invariant Integers using Multiplication", 1994, theorem 5.1); the
 * smallest shift that achieves it gives the factor that is cheapest to multiply by.
 *
 * @param factor of at most {@code bits + 1} bits; above 2^63 - 1 it is negative here
 */
record Reciprocal(long factor, int shift) {
  /** For a divisor above 1 that is no power of two. */
  static Reciprocal of(long divisor, int bits) {
    BigInteger d = BigInteger.valueOf(divisor);
    for (int shift = 0; ; shift++) {
      BigInteger power = BigInteger.ONE.shiftLeft(bits + shift);
      BigInteger factor = power.divide(d).add(BigInteger.ONE);
      BigInteger excess = factor.multiply(d).subtract(power);
      if (excess.compareTo(BigInteger.TWO.shiftLeft(shift)) <= 0) {
        return new Reciprocal(factor.longValue(), shift);
      }
    }
  }
}
