package portkit.conformance.guest;

/** How two values can be compared; signed, but for those that say otherwise. */
public enum Relation {
  EQUAL("=="),
  DIFFERENT("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  /** Unsigned. */
  BELOW("below"),
  /** All bits of the right value are set in the left. */
  HAS("has");

  private final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  /** How it is written. */
  public String sign() {
    return sign;
  }

  /** Whether it holds. */
  public boolean holds(long a, long b) {
    return switch (this) {
      case EQUAL -> a == b;
      case DIFFERENT -> a != b;
      case LESS -> a < b;
      case AT_MOST -> a <= b;
      case MORE -> a > b;
      case AT_LEAST -> a >= b;
      case BELOW -> a + Long.MIN_VALUE < b + Long.MIN_VALUE;
      case HAS -> (a & b) == b;
    };
  }
}
