package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field that is an array; each element is 64 bits. */
public final class Array64 extends Field {
  private final int count;

  Array64(String name, int offset, int count) {
    super(name, offset);
    this.count = count;
  }

  /** The number of elements. */
  public int count() {
    return count;
  }

  /** The address of an element; the index is checked. */
  public long at(long structure, int index) {
    Index.check(index, count);
    return in(structure) + (long) index * 8;
  }

  /** The element's value; the index is checked. */
  public long get(long structure, int index) {
    return Memory.load64(at(structure, index));
  }

  /** Stores 64 bits of the value in the element; the index is checked. */
  public void set(long structure, int index, long value) {
    Memory.store64(at(structure, index), value);
  }

  @Override
  public int size() {
    return 8 * count;
  }

  @Override
  public int alignment() {
    return 8;
  }

  @Override
  public String type() {
    return "u64[" + count + "]";
  }
}
