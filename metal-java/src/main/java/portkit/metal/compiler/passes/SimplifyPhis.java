package portkit.metal.compiler.passes;

import java.util.Iterator;
import java.util.Optional;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;

/** Replaces phis whose operands are all one value, or the phi itself. */
final class SimplifyPhis {
  private final Replacements replacements = new Replacements();

  private SimplifyPhis() {}

  static void run(Graph graph) {
    new SimplifyPhis().simplify(graph);
  }

  private void simplify(Graph graph) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block b : graph.blocks()) {
        for (Iterator<Phi> it = b.phis().iterator(); it.hasNext(); ) {
          Phi phi = it.next();
          Optional<Node> only = onlyInput(phi);
          if (only.isPresent()) {
            replacements.replace(phi, only.get());
            it.remove();
            changed = true;
          }
        }
      }
    }
    replacements.apply(graph);
  }

  private Optional<Node> onlyInput(Phi phi) {
    Node only = null;
    for (Node input : phi.inputs()) {
      Node n = replacements.find(input);
      if (n != phi && n != only) {
        if (only != null) {
          return Optional.empty();
        }
        only = n;
      }
    }
    return Optional.ofNullable(only);
  }
}
