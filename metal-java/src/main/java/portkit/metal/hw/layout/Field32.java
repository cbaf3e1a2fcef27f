package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field of 32 bits. */
public final class Field32 extends Field {
  Field32(String name, int offset) {
    super(name, offset);
  }

  /** Its value in the structure at an address. */
  public int get(long structure) {
    return Memory.load32(in(structure));
  }

  /** Its value as an unsigned number. */
  public long getUnsigned(long structure) {
    return Integer.toUnsignedLong(get(structure));
  }

  /** Stores 32 bits of the value. */
  public void set(long structure, int value) {
    Memory.store32(in(structure), value);
  }

  @Override
  public int size() {
    return 4;
  }

  @Override
  public int alignment() {
    return 4;
  }

  @Override
  public String type() {
    return "u32";
  }
}
