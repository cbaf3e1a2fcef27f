package portkit.metal.compiler.ir;

/** A constant; made by {@link Graph}, which has each only once. */
public final class Const extends Node {
  private final Literal literal;

  Const(Kind kind, Literal literal) {
    super(kind);
    this.literal = literal;
    if (literal instanceof Literal.Obj(Object o) && o != null) {
      withType(new RefType(o.getClass(), true));
    }
  }

  /** The value. */
  public Literal literal() {
    return literal;
  }

  @Override
  String reference() {
    return switch (literal) {
      case Literal.Num n -> Long.toString(n.value());
      case Literal.Obj o -> o.object() == null ? "null" : "@" + o.object().getClass().getName();
      case Literal.ClassId c -> "id(" + c.type().getName() + ")";
      case Literal.StaticField f -> "&" + f.field().getName();
      case Literal.Function f -> "&" + f.method();
      case Literal.Exported e -> "&" + e.symbol();
      case Literal.StaticMemory m -> "&static memory";
      case Literal.Boundary b -> b.boundary().toString();
    };
  }
}
