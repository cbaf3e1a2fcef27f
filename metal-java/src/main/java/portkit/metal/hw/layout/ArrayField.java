package portkit.metal.hw.layout;

/** A field that is an array of numbers, all of one width. */
public abstract sealed class ArrayField extends Field permits Array8, Array16, Array32, Array64 {
  private final int width;
  private final int count;

  /** An array of this many elements, each of so many bytes. */
  ArrayField(String name, int offset, int width, int count) {
    super(name, offset);
    this.width = width;
    this.count = count;
  }

  /** The number of elements. */
  public int count() {
    return count;
  }

  /** The address of an element; the index is checked. */
  public long at(long structure, int index) {
    Index.check(index, count);
    return in(structure) + (long) index * width;
  }

  @Override
  public int size() {
    return width * count;
  }

  @Override
  public int alignment() {
    return width;
  }

  @Override
  public String type() {
    return "u" + 8 * width + "[" + count + "]";
  }
}
