package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field of 16 bits, 0 to 65535. */
public final class Field16 extends Field {
  Field16(String name, int offset) {
    super(name, offset);
  }

  /** Its value in the structure at an address. */
  public int get(long structure) {
    return Memory.load16(in(structure));
  }

  /** Stores the low 16 bits of the value. */
  public void set(long structure, int value) {
    Memory.store16(in(structure), value);
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public int alignment() {
    return 2;
  }

  @Override
  public String type() {
    return "u16";
  }
}
