package portkit.metal.compiler.ir;

/**
 * A value that metal code must not compute, such as a new object. It is a violation only if
 * something uses it: the exception of a throw, which becomes a trap, is fine.
 */
public final class Forbidden extends Node {
  private final Rule rule;
  private String what;
  private boolean reported;

  /** What was asked for, and the rule against it. */
  public Forbidden(Rule rule, String what) {
    this(Kind.REF, rule, what);
  }

  /** The same where a number is expected. */
  public Forbidden(Kind kind, Rule rule, String what) {
    super(kind);
    this.rule = rule;
    this.what = what;
    withType(RefType.ANY.notNull());
  }

  /** The rule against it. */
  public Rule rule() {
    return rule;
  }

  /** What was asked for. */
  public String what() {
    return what;
  }

  /** The violation was noted where this stands: uses of it are no further ones. */
  public Forbidden asReported() {
    reported = true;
    return this;
  }

  /** Whether the violation was noted where this stands. */
  public boolean isReported() {
    return reported;
  }

  /** Completes the description, as with an exception's message. */
  public void describe(String text) {
    what = text;
  }

  @Override
  public boolean removable() {
    return true;
  }
}
