package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field that is an array; each element is 64 bits. */
public final class Array64 extends ArrayField {
  Array64(String name, int offset, int count) {
    super(name, offset, 8, count);
  }

  /** The element's value; the index is checked. */
  public long get(long structure, int index) {
    return Memory.load64(at(structure, index));
  }

  /** Stores 64 bits of the value in the element; the index is checked. */
  public void set(long structure, int index, long value) {
    Memory.store64(at(structure, index), value);
  }
}
