package portkit.metal.hw.sim;

/**
 * An access to memory.
 *
 * @param kind load or store
 * @param address of its first byte
 * @param width in bytes
 * @param value loaded or stored
 */
public record Access(Kind kind, long address, int width, long value) {
  /** Which way the data went. */
  public enum Kind {
    /** From memory. */
    LOAD("load"),
    /** To memory. */
    STORE("store");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }

    String verb() {
      return verb;
    }
  }
}
