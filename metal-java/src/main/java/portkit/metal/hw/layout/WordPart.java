package portkit.metal.hw.layout;

/** A part of a word. */
public abstract sealed class WordPart permits Flag, BitField, AddressBits {
  private final String name;
  private final int high;
  private final int low;
  private final long mask;

  WordPart(String name, int high, int low) {
    this.name = name;
    this.high = high;
    this.low = low;
    this.mask = -1L >>> (63 - high + low) << low;
  }

  /** As the layout's source calls it. */
  public final String name() {
    return name;
  }

  /** Its highest bit. */
  public final int high() {
    return high;
  }

  /** Its lowest bit. */
  public final int low() {
    return low;
  }

  /** All of its bits. */
  public final long mask() {
    return mask;
  }
}
