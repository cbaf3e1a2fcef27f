package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field of an unsigned byte, 0 to 255. */
public final class Field8 extends Field {
  Field8(String name, int offset) {
    super(name, offset);
  }

  /** Its value in the structure at an address. */
  public int get(long structure) {
    return Memory.load8(in(structure));
  }

  /** Stores the low 8 bits of the value. */
  public void set(long structure, int value) {
    Memory.store8(in(structure), value);
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public int alignment() {
    return 1;
  }

  @Override
  public String type() {
    return "u8";
  }
}
