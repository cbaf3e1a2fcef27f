package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Param;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Unary;

/** Which values had better share a register, so that moves between them vanish. */
final class Hints {
  private final Map<Node, List<Node>> related = new HashMap<>();
  private final Map<Node, Reg> fixed = new HashMap<>();

  Hints(Graph graph) {
    for (Block b : graph.blocks()) {
      for (Phi p : b.phis()) {
        p.inputs().forEach(x -> relate(p, x));
      }
      b.nodes().forEach(this::look);
    }
  }

  private void look(Node n) {
    if (n instanceof Binary || n instanceof Unary) {
      relate(n, n.input(0)); // two-operand instructions overwrite the first
    }
    if (n instanceof Param p && p.index() < Registers.ARGUMENTS.size()) {
      fixed.put(p, Registers.ARGUMENTS.get(p.index()));
    }
    if (Liveness.clobbers(n)) {
      for (int i = 0; i < Math.min(n.inputs().size(), Registers.ARGUMENTS.size()); i++) {
        fixed.putIfAbsent(n.input(i), Registers.ARGUMENTS.get(i));
      }
    }
  }

  private void relate(Node a, Node b) {
    if (a.isAllocated() && b.isAllocated()) {
      related.computeIfAbsent(a, k -> new ArrayList<>()).add(b);
      related.computeIfAbsent(b, k -> new ArrayList<>()).add(a);
    }
  }

  /** Values that are copied from or to this one. */
  List<Node> related(Node n) {
    return related.getOrDefault(n, List.of());
  }

  /** The register that a call wants the value in, or null. */
  Reg fixed(Node n) {
    return fixed.get(n);
  }
}
