package portkit.go.edit;

/** The releases of Go that the edits are tested against. */
public final class Releases {
  /** The older one's minor version. */
  public static final int OLDEST = 26;

  /** The newer one's minor version. */
  public static final int NEWEST = 27;

  /** Both, for messages. */
  public static final String SUPPORTED = "Go 1." + OLDEST + " and 1." + NEWEST;

  /** One of them, for messages. */
  public static final String EITHER = "Go 1." + OLDEST + " or 1." + NEWEST;

  private Releases() {}
}
