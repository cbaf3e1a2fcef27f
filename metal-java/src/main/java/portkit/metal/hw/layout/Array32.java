package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field that is an array; each element is 32 bits. */
public final class Array32 extends ArrayField {
  Array32(String name, int offset, int count) {
    super(name, offset, 4, count);
  }

  /** The element's value; the index is checked. */
  public int get(long structure, int index) {
    return Memory.load32(at(structure, index));
  }

  /** The element as an unsigned number. */
  public long getUnsigned(long structure, int index) {
    return Integer.toUnsignedLong(get(structure, index));
  }

  /** Stores 32 bits of the value in the element; the index is checked. */
  public void set(long structure, int index, int value) {
    Memory.store32(at(structure, index), value);
  }
}
