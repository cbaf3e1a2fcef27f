package portkit.metal.compiler.ir;

import java.util.List;

/** An operation of the hardware API that becomes machine instructions at this place. */
public final class IntrinsicCall extends Node {
  private final Intrinsic intrinsic;

  /** The intrinsic with its arguments. */
  public IntrinsicCall(Intrinsic intrinsic, Kind kind, List<Node> arguments) {
    super(kind, arguments.toArray(Node[]::new));
    this.intrinsic = intrinsic;
  }

  /** What it does. */
  public Intrinsic intrinsic() {
    return intrinsic;
  }

  @Override
  public Object identity() {
    return intrinsic.isPure() ? intrinsic : null;
  }

  @Override
  String detail() {
    return " " + intrinsic;
  }
}
