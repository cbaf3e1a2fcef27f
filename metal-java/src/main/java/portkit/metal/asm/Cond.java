package portkit.metal.asm;

/** A condition over RFLAGS, in the order of its encoding (SDM 1 appendix B). */
public enum Cond {
  /** Overflow. */
  O(0),
  /** No overflow. */
  NO(1),
  /** Below: unsigned less, or carry. */
  B(2),
  /** Above or equal: unsigned, or no carry. */
  AE(3),
  /** Equal, or zero. */
  E(4),
  /** Not equal, or not zero. */
  NE(5),
  /** Below or equal, unsigned. */
  BE(6),
  /** Above, unsigned. */
  A(7),
  /** Sign: negative. */
  S(8),
  /** No sign. */
  NS(9),
  /** Parity even. */
  P(10),
  /** Parity odd. */
  NP(11),
  /** Less, signed. */
  L(12),
  /** Greater or equal, signed. */
  GE(13),
  /** Less or equal, signed. */
  LE(14),
  /** Greater, signed. */
  G(15);

  private final int code;

  Cond(int code) {
    this.code = code;
  }

  private static final Cond[] ALL = values();

  int code() {
    return code;
  }

  /** The condition that holds exactly when this one does not. */
  public Cond negate() {
    return ALL[code ^ 1];
  }

  /** The condition that holds for (b, a) exactly when this one holds for (a, b) after CMP. */
  public Cond swap() {
    return switch (this) {
      case B -> A;
      case A -> B;
      case AE -> BE;
      case BE -> AE;
      case L -> G;
      case G -> L;
      case GE -> LE;
      case LE -> GE;
      case E, NE -> this;
      case O, NO, S, NS, P, NP ->
          throw new IllegalArgumentException(this + " has no counterpart with operands swapped");
    };
  }
}
