package portkit.metal.hw.layout;

/** A named part of a {@link Layout}. */
public abstract sealed class Field
    permits Field8, Field16, Field32, Field64, ArrayField, StructArray {
  private final String name;
  private final int offset;

  Field(String name, int offset) {
    this.name = name;
    this.offset = offset;
  }

  /** As the layout's source calls it. */
  public final String name() {
    return name;
  }

  /** In bytes from the structure's start. */
  public final int offset() {
    return offset;
  }

  /** The address of the field in the structure at an address. */
  public final long in(long structure) {
    return structure + offset;
  }

  /** In bytes. */
  public abstract int size();

  /** What its offset must be a multiple of, unless the layout is packed. */
  public abstract int alignment();

  /** Its type as a reference page writes it, such as {@code u64[7]}. */
  public abstract String type();
}
