package portkit.metal.asm;

/** What the index register of an address is multiplied by. */
public enum Scale {
  X1(0),
  X2(1),
  X4(2),
  X8(3);

  private final int log2;

  Scale(int log2) {
    this.log2 = log2;
  }

  /** The scale for elements of this many bytes. */
  public static Scale of(int bytes) {
    return switch (bytes) {
      case 1 -> X1;
      case 2 -> X2;
      case 4 -> X4;
      case 8 -> X8;
      default ->
          throw new IllegalArgumentException("scale " + bytes + ": expected 1, 2, 4 or 8 bytes");
    };
  }

  /** The SIB byte's scale field. */
  int log2() {
    return log2;
  }

  /** The factor: 1, 2, 4 or 8. */
  public int factor() {
    return 1 << log2;
  }
}
