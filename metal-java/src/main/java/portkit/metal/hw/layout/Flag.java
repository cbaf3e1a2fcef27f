package portkit.metal.hw.layout;

/** A single bit of a word. */
public final class Flag extends WordPart {
  Flag(String name, int bit) {
    super(name, bit, bit);
  }

  /** Whether the word has it. */
  public boolean isSet(long word) {
    return (word & mask()) != 0;
  }

  /** The word with it. */
  public long set(long word) {
    return word | mask();
  }

  /** The word without it. */
  public long clear(long word) {
    return word & ~mask();
  }

  /** The word with it if the condition holds, else without. */
  public long set(long word, boolean condition) {
    return condition ? set(word) : clear(word);
  }
}
