package portkit.metal.compiler.passes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Terminator;

/** Joins a block with its only successor where that has no other predecessor. */
final class MergeBlocks {
  private MergeBlocks() {}

  static void run(Graph graph) {
    Replacements replacements = new Replacements();
    Deque<Block> todo = new ArrayDeque<>(List.of(graph.entry()));
    Set<Block> seen = new HashSet<>(todo);
    while (!todo.isEmpty()) {
      Block b = todo.poll();
      while (canSwallowSuccessor(b)) {
        swallow(b, b.succs().getFirst(), replacements);
      }
      b.succs().stream().filter(seen::add).forEach(todo::add);
    }
    BlockOrder.run(graph);
    replacements.apply(graph);
  }

  private static boolean canSwallowSuccessor(Block b) {
    if (!(b.last() instanceof Terminator.Goto)) {
      return false;
    }
    Block next = b.succs().getFirst();
    return next != b && next.preds().size() == 1;
  }

  private static void swallow(Block b, Block next, Replacements replacements) {
    b.nodes().removeLast();
    for (Phi p : next.phis()) {
      replacements.replace(p, p.input(0));
    }
    for (Node n : next.nodes()) {
      n.moveTo(b);
      b.nodes().add(n);
    }
    b.succs().clear();
    b.succs().addAll(next.succs());
    for (Block s : b.succs()) {
      s.preds().replaceAll(p -> p == next ? b : p);
    }
  }
}
