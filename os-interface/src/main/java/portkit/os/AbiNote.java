package portkit.os;

/**
 * Version 1 of the interface as both sides announce it: the port in the table's header, the program
 * in an ELF note (owner {@link #OWNER}, type {@link #TYPE}, descriptor two little-endian 32-bit
 * words: major and minor version).
 *
 * <p>A port starts a program if the major versions are equal and the program's minor version is not
 * greater than the port's; a program accepts a table by the same rule.
 *
 * @param major changes when anything that exists changes its meaning
 * @param minor grows when calls or capability bits are appended
 */
public record AbiNote(int major, int minor) {
  /** The first word of the table: the bytes {@code portkit\0}. */
  public static final long MAGIC = 0x0074696b74726f70L;

  /** The version that this kit defines. */
  public static final int MAJOR = 1;

  /** The version that this kit defines. */
  public static final int MINOR = 0;

  /** The note's owner, without the terminating zero that ELF adds. */
  public static final String OWNER = "portkit";

  /** The note's type. */
  public static final int TYPE = 1;

  /** The note of a program built with this kit. */
  public static final AbiNote CURRENT = new AbiNote(MAJOR, MINOR);

  /** Whether a program with this note runs on a port of the current version. */
  public boolean runsHere() {
    return major == MAJOR && Integer.compareUnsigned(minor, MINOR) <= 0;
  }

  @Override
  public String toString() {
    return Integer.toUnsignedString(major) + "." + Integer.toUnsignedString(minor);
  }
}
