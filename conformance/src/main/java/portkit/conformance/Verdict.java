package portkit.conformance;

/** How a test ended. Only {@link #FAIL}, {@link #XPASS} and {@link #UNAVAILABLE} void a claim. */
public enum Verdict {
  /** It passed. */
  PASS,
  /** It failed. */
  FAIL,
  /** It failed, and a written excuse says why it must. */
  XFAIL,
  /** It passed although an excuse says that it cannot: the excuse has to go. */
  XPASS,
  /** It is not for this port, for example because a capability is not announced. */
  NOT_APPLICABLE,
  /** A tool that it needs is missing, so nothing is known. */
  UNAVAILABLE;

  /** Whether a port with this verdict still conforms. */
  public boolean conforms() {
    return this == PASS || this == XFAIL || this == NOT_APPLICABLE;
  }

  /** Whether reports have nothing to say of it: it holds, or is not for the port. */
  public boolean isQuiet() {
    return this == PASS || this == NOT_APPLICABLE;
  }

  /** The verdict of a test that an excuse covers. */
  public Verdict excused() {
    return switch (this) {
      case PASS -> XPASS;
      case FAIL -> XFAIL;
      default -> this;
    };
  }
}
