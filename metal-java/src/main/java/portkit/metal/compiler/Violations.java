package portkit.metal.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Reports broken rules, each with the way from an entry to the place. */
final class Violations {
  private final Map<JavaMethod, Site> calledFrom = new HashMap<>();
  private final Map<JavaMethod, String> exportedAs = new HashMap<>();

  /** Knows who calls whom from the graphs. */
  Violations(Collection<Graph> graphs) {
    for (Graph g : graphs) {
      if (g.isExported()) {
        exportedAs.putIfAbsent(g.method(), g.symbol());
      }
      g.callees().forEach(calledFrom::putIfAbsent);
    }
  }

  /** Fails if there are any. */
  void report(List<Violation> violations) {
    if (violations.isEmpty()) {
      return;
    }
    Set<String> places = new HashSet<>();
    List<String> ordered = new ArrayList<>();
    for (Violation v : violations) {
      if (places.add(v.rule() + v.what() + v.site().at())) { // there may be several ways to one
        ordered.add(describe(v));
      }
    }
    throw new PortkitException(Failure.REJECTED, String.join("\n", ordered));
  }

  /** Rule, what was done, and the way there. */
  String describe(Violation v) {
    return v.rule() + ": " + v.what() + ": " + v.rule().reason() + path(v.site());
  }

  private String path(Site site) {
    StringBuilder out = new StringBuilder();
    String how = "at";
    Set<JavaMethod> seen = new HashSet<>();
    Site s = site;
    while (true) {
      for (Site inlined = s; inlined != null; inlined = inlined.caller()) {
        out.append("\n    ").append(how).append(' ').append(inlined.at());
        how = "called from";
      }
      JavaMethod method = s.root().method();
      if (exportedAs.containsKey(method)) {
        return out.append("\n    exported as ").append(exportedAs.get(method)).toString();
      }
      s = calledFrom.get(method);
      if (s == null || !seen.add(method)) {
        return out.toString();
      }
    }
  }
}
