package portkit.metal.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.hw.CalleeStack;

/**
 * How much stack each entry needs at most, its own return address included: its frame and the
 * deepest of what it calls. That is exact, since frames are fixed and nothing recurses.
 */
final class StackBounds {
  /** A trap pushes the return address into the code; the panic routine has a stack of its own. */
  private static final int TRAP = 8;

  private final List<FunctionCode> functions;
  private final Map<JavaMethod, FunctionCode> called = new HashMap<>();
  private final Map<FunctionCode, Integer> known = new HashMap<>();

  /** Of these functions, which are all there are. */
  StackBounds(List<FunctionCode> functions) {
    this.functions = functions;
    for (FunctionCode f : functions) {
      if (!f.graph().isExported()) {
        called.put(f.graph().method(), f);
      }
    }
  }

  /** The bounds by symbol. */
  SequencedMap<String, Integer> ofEntries() {
    SequencedMap<String, Integer> bounds = new LinkedHashMap<>();
    for (FunctionCode f : functions) {
      if (f.graph().isExported()) {
        bounds.put(f.graph().symbol(), bound(f));
      }
    }
    return bounds;
  }

  private int bound(FunctionCode f) {
    Integer bound = known.get(f);
    if (bound == null) {
      int deepest = Math.max(f.traps() ? TRAP : 0, calledByPointer(f.graph()));
      for (JavaMethod callee : f.graph().callees().keySet()) {
        deepest = Math.max(deepest, bound(called.get(callee)));
      }
      bound = f.frameSize() + deepest;
      known.put(f, bound);
    }
    return bound;
  }

  private static int calledByPointer(Graph graph) {
    return pointerCalls(graph).stream()
        .mapToInt(site -> declared(site.method()).orElse(0))
        .max()
        .orElse(0);
  }

  private static Optional<Integer> declared(JavaMethod method) {
    return method.annotationInt(CalleeStack.class);
  }

  private static List<Site> pointerCalls(Graph graph) {
    List<Site> sites = new ArrayList<>();
    graph.blocks().stream()
        .flatMap(b -> b.nodes().stream())
        .filter(n -> n instanceof IntrinsicCall i && i.intrinsic().callsUnknown())
        .forEach(n -> sites.add(n.site()));
    return sites;
  }

  /** Calls through pointers whose stack nobody declares. */
  static void check(Graph graph, List<Violation> violations) {
    for (Site site : pointerCalls(graph)) {
      if (declared(site.method()).isEmpty()) {
        String what = "%s calls through a pointer".formatted(site.method());
        violations.add(new Violation(Rule.UNBOUNDED_STACK, what, site));
      }
    }
  }
}
