package portkit.metal.compiler.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.compiler.world.JavaMethod;

/** What building the graphs of one round brings to light besides the graphs. */
public final class Findings {
  private final List<Violation> violations = new ArrayList<>();
  private final CallGraph calls = new CallGraph();
  private final Map<JavaMethod, Integer> callSites = new HashMap<>();
  private final Map<JavaMethod, Integer> callSitesBefore;

  /** Nothing yet. */
  public Findings() {
    callSitesBefore = Map.of();
  }

  /** Nothing yet in this round, but how often methods were called in the one before. */
  public Findings(Findings before) {
    callSitesBefore = before.callSites;
  }

  /** Rules broken, in the order in which they were found. */
  public List<Violation> violations() {
    return violations;
  }

  /** Who calls whom. */
  public CallGraph calls() {
    return calls;
  }

  /** Counts one more place that calls the method. */
  void addCallSite(JavaMethod callee) {
    callSites.merge(callee, 1, Integer::sum);
  }

  /** Whether one place called the method in the round before: inlined there it is nowhere else. */
  boolean wasCalledOnce(JavaMethod callee) {
    return callSitesBefore.getOrDefault(callee, 0) == 1;
  }
}
