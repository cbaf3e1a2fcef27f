package portkit.metal.compiler.passes;

import java.util.HashMap;
import java.util.Map;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;

/** Values found to be equal to others, collected first and put into effect at once. */
final class Replacements {
  private final Map<Node, Node> by = new HashMap<>();

  void replace(Node old, Node with) {
    by.put(old, with);
  }

  /** What stands for the value in the end. */
  Node find(Node node) {
    Node n = node;
    while (by.containsKey(n)) {
      n = by.get(n);
    }
    return n;
  }

  void apply(Graph graph) {
    if (by.isEmpty()) {
      return;
    }
    for (Block b : graph.blocks()) {
      b.phis().forEach(p -> p.inputs().replaceAll(this::find));
      b.nodes().forEach(n -> n.inputs().replaceAll(this::find));
    }
  }
}
