package portkit.metal.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.world.JavaMethod;

/** Finds cycles of calls, each one once. */
final class Recursion {
  private final Map<JavaMethod, Graph> graphs = new HashMap<>();
  private final Set<JavaMethod> done = new HashSet<>();
  private final List<Violation> violations;

  private Recursion(List<Violation> violations) {
    this.violations = violations;
  }

  static void check(Collection<Graph> graphs, List<Violation> violations) {
    Recursion check = new Recursion(violations);
    for (Graph g : graphs) {
      if (!g.isExported()) {
        check.graphs.put(g.method(), g);
      }
    }
    for (Graph g : graphs) {
      if (!g.isExported()) {
        check.visit(g.method(), new LinkedHashSet<>());
      }
    }
  }

  private void visit(JavaMethod method, SequencedSet<JavaMethod> path) {
    if (done.contains(method)) {
      return;
    }
    path.addLast(method);
    graphs
        .get(method)
        .callees()
        .forEach(
            (callee, site) -> {
              if (path.contains(callee)) {
                violations.add(new Violation(Rule.RECURSION, cycle(path, callee), site));
              } else {
                visit(callee, path);
              }
            });
    path.removeLast();
    done.add(method);
  }

  private static String cycle(SequencedSet<JavaMethod> path, JavaMethod again) {
    List<JavaMethod> way = new ArrayList<>(path);
    way = way.subList(way.indexOf(again), way.size());
    List<String> names = new ArrayList<>(way.stream().map(JavaMethod::toString).toList());
    names.add(again.toString());
    return String.join(" calls ", names);
  }
}
