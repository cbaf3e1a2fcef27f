package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field that is an array; each element is an unsigned byte, 0 to 255. */
public final class Array8 extends ArrayField {
  Array8(String name, int offset, int count) {
    super(name, offset, 1, count);
  }

  /** The element's value; the index is checked. */
  public int get(long structure, int index) {
    return Memory.load8(at(structure, index));
  }

  /** Stores the low 8 bits of the value in the element; the index is checked. */
  public void set(long structure, int index, int value) {
    Memory.store8(at(structure, index), value);
  }
}
