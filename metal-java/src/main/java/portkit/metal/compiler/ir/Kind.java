package portkit.metal.compiler.ir;

/** What a value is to the machine. Booleans, bytes, chars and shorts are computed as INT. */
public enum Kind {
  INT,
  LONG,
  REF,
  VOID;

  /** Whether it takes 64 bits. */
  public boolean isWide() {
    return this != INT;
  }
}
