package portkit.metal.compiler.passes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;

/** Drops what nothing uses. A forbidden value that is left is a violation. */
final class DeadCode {
  private DeadCode() {}

  static void run(Graph graph, List<Violation> violations) {
    Set<Node> live = new HashSet<>();
    Deque<Node> todo = new ArrayDeque<>();
    for (Block b : graph.blocks()) {
      b.nodes().stream().filter(n -> !n.removable()).forEach(todo::add);
    }
    while (!todo.isEmpty()) {
      Node n = todo.poll();
      if (live.add(n)) {
        todo.addAll(n.inputs());
      }
    }
    for (Block b : graph.blocks()) {
      b.phis().removeIf(p -> !live.contains(p));
      b.nodes().removeIf(n -> !live.contains(n));
      for (Node n : b.nodes()) {
        if (n instanceof Forbidden f && !f.isReported()) {
          violations.add(new Violation(f.rule(), f.what(), f.site()));
        }
      }
    }
  }
}
