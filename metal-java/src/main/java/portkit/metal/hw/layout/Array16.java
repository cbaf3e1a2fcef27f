package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field that is an array; each element is 16 bits, 0 to 65535. */
public final class Array16 extends ArrayField {
  Array16(String name, int offset, int count) {
    super(name, offset, 2, count);
  }

  /** The element's value; the index is checked. */
  public int get(long structure, int index) {
    return Memory.load16(at(structure, index));
  }

  /** Stores the low 16 bits of the value in the element; the index is checked. */
  public void set(long structure, int index, int value) {
    Memory.store16(at(structure, index), value);
  }
}
