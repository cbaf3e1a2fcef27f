package portkit.os;

/**
 * The header of the OS table, in the order of its fields; the calls follow it. All little-endian,
 * without padding.
 */
public enum HeaderField implements Field {
  /** {@link AbiNote#MAGIC}. */
  MAGIC("u64", "the bytes \"portkit\" and a zero"),
  /** {@link AbiNote#MAJOR}. */
  MAJOR("u16", "major version; another one is another table"),
  /** {@link AbiNote#MINOR}. */
  MINOR("u16", "minor version; a higher one only appends calls or bits"),
  /** Bytes of header and calls together. */
  SIZE("u32", "bytes in the table, header included"),
  /** The {@link Profile#mask() masks} of what the port has. */
  CAPABILITIES("u64", "one bit for each profile that the port has"),
  /** Number of arguments, the program's name included. */
  ARGC("u64", "number of arguments, the program's name included"),
  /** Address of {@code argc} string addresses, a zero, the environment's, a zero. */
  ARGV("char **", "argc addresses of C strings, then a null"),
  /** Address of the environment's first string address. */
  ENVP("char **", "addresses of NAME=value C strings, then a null; envp = argv + argc + 1"),
  /** The unit of commit, decommit and release. */
  PAGE_SIZE("u64", "bytes in a page, a power of two"),
  /** Processors that may run the program's threads at the same time. */
  CPU_COUNT("u64", "processors that run the program's threads, at least 1"),
  /** Larger page that the port uses where alignment allows, or 0. */
  HUGE_PAGE_SIZE("u64", "bytes in a huge page that commit may use where it fits; 0: none");

  private final String cType;
  private final String meaning;

  HeaderField(String cType, String meaning) {
    this.cType = cType;
    this.meaning = meaning;
  }

  @Override
  public String cType() {
    return cType;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
