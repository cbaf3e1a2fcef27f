package portkit.metal.hw.layout;

/** A field that is an array of structures. */
public final class StructArray extends Field {
  private final Layout element;
  private final int count;

  StructArray(String name, int offset, Layout element, int count) {
    super(name, offset);
    this.element = element;
    this.count = count;
  }

  /** The number of elements. */
  public int count() {
    return count;
  }

  /** The address of an element; the index is checked. */
  public long at(long structure, int index) {
    return element.at(in(structure), index, count);
  }

  @Override
  public int size() {
    return element.size() * count;
  }

  @Override
  public int alignment() {
    return element.fields().stream().mapToInt(Field::alignment).max().orElse(1);
  }

  @Override
  public String type() {
    return element.name() + "[" + count + "]";
  }
}
