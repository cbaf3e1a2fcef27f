package portkit.metal.hw.layout;

/** An unsigned number in some bits of a word. */
public final class BitField extends WordPart {
  BitField(String name, int high, int low) {
    super(name, high, low);
  }

  /** The number in the word. */
  public long get(long word) {
    return (word & mask()) >>> low();
  }

  /** The word with another number; bits of the number that have no place are an error. */
  public long set(long word, long number) {
    assert (number & ~(mask() >>> low())) == 0 : "the number has more bits than the field";
    return (word & ~mask()) | (number << low() & mask());
  }
}
