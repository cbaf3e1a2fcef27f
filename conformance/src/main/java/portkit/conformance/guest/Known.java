package portkit.conformance.guest;

/** Values that only the running guest knows; a script names them in lower case. */
public enum Known {
  /** The OS table. */
  TABLE,
  /** This lane's record, which {@code fs:0} points to. */
  SELF,
  /** The records of all lanes, {@link Lane#SIZE} bytes each; the first is the entry's. */
  LANES,
  /** The function that threads begin with. */
  THREAD,
  /** The guest's fault handler. */
  HANDLER,
  /** An address in the guest's code. */
  TEXT,
  /** An address in the guest's constants. */
  CONSTANTS,
  /** Bytes in a page. */
  PAGE,
  /** Which instance of a lane this is, counted over the whole script from 0, the entry's. */
  NUMBER
}
