package portkit.metal.asm;

/** Assembled code at its address: the bytes, and where its labels came to lie. */
public final class Code {
  private final long origin;
  private final byte[] bytes;
  private final Layout layout;

  Code(long origin, byte[] bytes, Layout layout) {
    this.origin = origin;
    this.bytes = bytes;
    this.layout = layout;
  }

  /** The address of the first byte. */
  public long origin() {
    return origin;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Where the label is, relative to the first byte. */
  public int offset(Label label) {
    return layout.offset(label);
  }

  /** Where the label is in memory. */
  public long address(Label label) {
    return layout.address(label);
  }
}
