package portkit.metal.hw.layout;

/** An aligned address whose bits stand in a word where they stand in the address. */
public final class AddressBits extends WordPart {
  AddressBits(String name, int high, int low) {
    super(name, high, low);
  }

  /** The address in the word. */
  public long get(long word) {
    return word & mask();
  }

  /** The word with another address; bits of the address that have no place are an error. */
  public long set(long word, long address) {
    assert (address & ~mask()) == 0 : "the address is not aligned, or too high";
    return (word & ~mask()) | (address & mask());
  }
}
