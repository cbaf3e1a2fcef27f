package portkit.metal.compiler.ir;

/**
 * A value that metal code must not compute, such as a new object. It is a violation only if
 * something uses it: the exception of a throw, which becomes a trap, is fine.
 */
public final class Forbidden extends Node {
  private final Rule rule;
  private String what;

  /** What was asked for, and the rule against it. */
  public Forbidden(Rule rule, String what) {
    super(Kind.REF);
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

  /** Completes the description, as with an exception's message. */
  public void describe(String text) {
    what = text;
  }

  @Override
  public boolean removable() {
    return true;
  }
}
