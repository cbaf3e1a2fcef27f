package portkit.metal.compiler.passes;

import java.util.List;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Terminator;

/**
 * Puts an empty block on each edge from a block with several successors to one with several
 * predecessors: the phis' moves need a place that only this edge passes.
 */
final class SplitCriticalEdges {
  private SplitCriticalEdges() {}

  static void run(Graph graph) {
    for (Block b : List.copyOf(graph.blocks())) {
      if (b.succs().size() > 1) {
        for (int i = 0; i < b.succs().size(); i++) {
          if (b.succs().get(i).preds().size() > 1) {
            split(b, i);
          }
        }
      }
    }
    BlockOrder.run(graph);
    graph.number();
  }

  private static void split(Block from, int edge) {
    Block to = from.succs().get(edge);
    Block middle = new Block();
    Node jump = new Terminator.Goto();
    jump.place(middle, from.last().site());
    middle.nodes().add(jump);
    middle.preds().add(from);
    middle.succs().add(to);
    from.succs().set(edge, middle);
    // Several edges between the same blocks are split in order, so the first one left is this one.
    to.preds().set(to.preds().indexOf(from), middle);
  }
}
