package portkit.metal.hw;

/**
 * Unsigned arithmetic with 128-bit intermediates, as the multiply and divide instructions have it.
 * The high half of a product is {@link Math#multiplyHigh} or {@link Math#unsignedMultiplyHigh}.
 */
public final class Wide {
  private Wide() {}

  /**
   * The quotient of the 128-bit number {@code high:low} by the divisor, all unsigned ({@code div}).
   *
   * @throws ArithmeticException if the quotient does not fit, that is unless high is below divisor
   */
  @Intrinsic(value = "divideWide", effect = Effect.PURE)
  public static long divide(long high, long low, long divisor) {
    return LongDivision.quotient(high, low, divisor);
  }

  /**
   * The remainder of the 128-bit number {@code high:low} by the divisor, all unsigned.
   *
   * @throws ArithmeticException if the quotient does not fit, that is unless high is below divisor
   */
  @Intrinsic(value = "remainderWide", effect = Effect.PURE)
  public static long remainder(long high, long low, long divisor) {
    return low - LongDivision.quotient(high, low, divisor) * divisor;
  }

  /**
   * {@code a * b / divisor}, unsigned, without overflow in between.
   *
   * @throws ArithmeticException if the quotient does not fit in 64 bits
   */
  public static long multiplyDivide(long a, long b, long divisor) {
    return divide(Math.unsignedMultiplyHigh(a, b), a * b, divisor);
  }

  /**
   * {@code (a * b) >>> shift}, unsigned, of the 128-bit product; the low 64 bits of the result.
   * With a scale of 2^shift units this turns cycles into nanoseconds without a division.
   *
   * @param shift 1 to 63
   */
  public static long multiplyShift(long a, long b, int shift) {
    return (Math.unsignedMultiplyHigh(a, b) << (64 - shift)) | ((a * b) >>> shift);
  }
}
