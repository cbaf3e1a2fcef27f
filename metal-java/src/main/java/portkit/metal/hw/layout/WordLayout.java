package portkit.metal.hw.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The layout of a word that hardware divides into flags and numbers: a page-table entry, a control
 * register. Its parts are read from and put into a {@code long}; memory is touched once, with the
 * whole word.
 */
public final class WordLayout {
  private final String name;
  private final int width;
  private final String source;
  private final List<WordPart> parts = new ArrayList<>();

  private WordLayout(String name, int width, String source) {
    this.name = name;
    this.width = width;
    this.source = source;
  }

  /**
   * A word without parts yet.
   *
   * @param name as the source calls it
   * @param width in bits, at most 64
   * @param source the manual and section that define it
   */
  public static WordLayout of(String name, int width, String source) {
    if (width < 1 || width > 64) {
      throw new IllegalArgumentException("%s: %d bits".formatted(name, width));
    }
    return new WordLayout(name, width, source);
  }

  /** As the source calls it. */
  public String name() {
    return name;
  }

  /** In bits. */
  public int width() {
    return width;
  }

  /** The manual and section that define it. */
  public String source() {
    return source;
  }

  /** The parts, by their lowest bits. */
  public List<WordPart> parts() {
    return parts.stream().sorted(Comparator.comparingInt(WordPart::low)).toList();
  }

  /** A single bit. */
  public Flag flag(String partName, int bit) {
    return add(new Flag(partName, bit));
  }

  /** A number in the bits from high down to low, both included. */
  public BitField bits(String partName, int high, int low) {
    return add(new BitField(partName, high, low));
  }

  /**
   * An address in the bits from high down to low, both included. The bits stand where they stand in
   * the address, whose other bits are zero.
   */
  public AddressBits address(String partName, int high, int low) {
    return add(new AddressBits(partName, high, low));
  }

  private <P extends WordPart> P add(P part) {
    if (part.low() < 0 || part.high() < part.low() || part.high() >= width) {
      throw new IllegalArgumentException(
          "%s.%s: bits %d to %d of %d"
              .formatted(name, part.name(), part.high(), part.low(), width));
    }
    for (WordPart other : parts) {
      if ((part.mask() & other.mask()) != 0) {
        throw new IllegalArgumentException(
            "%s.%s overlaps %s".formatted(name, part.name(), other.name()));
      }
    }
    parts.add(part);
    return part;
  }
}
