package portkit.metal.compiler.frontend;

import java.util.ArrayList;
import java.util.List;

/** What building the graphs of one round brings to light besides the graphs. */
public final class Findings {
  private final List<Violation> violations = new ArrayList<>();
  private final CallGraph calls = new CallGraph();

  /** Nothing yet. */
  public Findings() {}

  /** Rules broken, in the order in which they were found. */
  public List<Violation> violations() {
    return violations;
  }

  /** Who calls whom. */
  public CallGraph calls() {
    return calls;
  }
}
