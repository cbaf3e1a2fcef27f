package portkit.metal.elf;

/**
 * A name for an address.
 *
 * @param name as debuggers show it
 * @param address where it begins
 * @param size in bytes
 * @param kind code or data
 * @param isGlobal whether other files would see it
 */
public record Symbol(String name, long address, long size, Kind kind, boolean isGlobal) {
  /** What lies at the address. */
  public enum Kind {
    /** Data. */
    OBJECT(1),
    /** Code. */
    FUNCTION(2);

    private final int type;

    Kind(int type) {
      this.type = type;
    }

    int type() {
      return type;
    }
  }

  /** A function that only this file knows. */
  public static Symbol local(String name, long from, long to) {
    return new Symbol(name, from, to - from, Kind.FUNCTION, false);
  }

  /** A function that others may call. */
  public static Symbol global(String name, long from, long to) {
    return new Symbol(name, from, to - from, Kind.FUNCTION, true);
  }

  /** A piece of data. */
  public static Symbol data(String name, long address, long size) {
    return new Symbol(name, address, size, Kind.OBJECT, false);
  }
}
