package portkit.os.elf;

/**
 * A part of the file that is mapped into memory when the program starts.
 *
 * @param address where its first byte goes; need not be page-aligned
 * @param memorySize bytes in memory, above 0; those beyond {@code fileSize} are zero
 * @param fileOffset where its bytes begin in the file
 * @param fileSize bytes that come from the file, at most {@code memorySize}
 */
public record Segment(
    long address,
    long memorySize,
    long fileOffset,
    long fileSize,
    boolean readable,
    boolean writable,
    boolean executable) {

  /** The address behind its last byte. */
  public long end() {
    return address + memorySize;
  }

  /** The address of its first page. */
  public long firstPage() {
    return address & -ProgramImage.PAGE_SIZE;
  }

  /** The address behind its last page. */
  public long lastPageEnd() {
    return (end() + ProgramImage.PAGE_SIZE - 1) & -ProgramImage.PAGE_SIZE;
  }

  /** Whether the address lies in it. */
  public boolean contains(long at) {
    return at >= address && at < end();
  }

  @Override
  public String toString() {
    return "segment 0x%x-0x%x %s%s%s"
        .formatted(
            address, end(), readable ? "r" : "-", writable ? "w" : "-", executable ? "x" : "-");
  }
}
