package portkit.metal.compiler.image;

/** A stretch of the image's memory. */
public final class Section {
  private final String name;
  private final long address;
  private final byte[] bytes;
  private final long size;

  /** A section that is larger than its bytes is zero behind them, and takes no room in files. */
  Section(String name, long address, byte[] bytes, long size) {
    this.name = name;
    this.address = address;
    this.bytes = bytes;
    this.size = size;
  }

  /** Its name in an ELF file. */
  public String name() {
    return name;
  }

  /** Where it begins. */
  public long address() {
    return address;
  }

  /** Where it ends. */
  public long end() {
    return address + size;
  }

  /** Its size in memory. */
  public long size() {
    return size;
  }

  /** A copy of its contents. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
