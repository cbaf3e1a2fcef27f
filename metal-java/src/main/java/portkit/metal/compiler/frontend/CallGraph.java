package portkit.metal.compiler.frontend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;

/**
 * Which methods call which, as the source says it: inlined calls and those of the hardware API
 * included.
 */
public final class CallGraph {
  private final Map<JavaMethod, SequencedMap<JavaMethod, Site>> callees = new LinkedHashMap<>();

  /** Without calls. */
  CallGraph() {}

  /** Keeps the first place of each pair. */
  void add(JavaMethod caller, JavaMethod callee, Site site) {
    callees.computeIfAbsent(caller, k -> new LinkedHashMap<>()).putIfAbsent(callee, site);
  }

  /** The methods called, each with the first place that does. */
  public SequencedMap<JavaMethod, Site> callees(JavaMethod caller) {
    return callees.getOrDefault(caller, new LinkedHashMap<>());
  }

  /** The methods that call any, in the order in which they were found. */
  public Iterable<JavaMethod> callers() {
    return callees.keySet();
  }
}
