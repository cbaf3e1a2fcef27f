package portkit.metal.hw.layout;

import portkit.metal.hw.Memory;

/** A field of 64 bits. */
public final class Field64 extends Field {
  Field64(String name, int offset) {
    super(name, offset);
  }

  /** Its value in the structure at an address. */
  public long get(long structure) {
    return Memory.load64(in(structure));
  }

  /** Stores 64 bits of the value. */
  public void set(long structure, long value) {
    Memory.store64(in(structure), value);
  }

  @Override
  public int size() {
    return 8;
  }

  @Override
  public int alignment() {
    return 8;
  }

  @Override
  public String type() {
    return "u64";
  }
}
