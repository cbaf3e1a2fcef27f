package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;

/**
 * Finds dominators and loops, and puts blocks into a reverse postorder in which each loop is
 * contiguous, as linear scan likes it.
 */
final class BlockOrder {
  private BlockOrder() {}

  static void run(Graph graph) {
    List<Block> reverse = postorder(graph.entry(), Comparator.comparingInt(b -> 0));
    Collections.reverse(reverse);
    graph.blocks(reverse);
    findDominators(graph);
    findLoops(graph);
    // Leaving the loop last in the search puts the way out behind the loop in the order.
    List<Block> contiguous = postorder(graph.entry(), Comparator.comparingInt(Block::loopDepth));
    Collections.reverse(contiguous);
    graph.blocks(contiguous);
  }

  private static List<Block> postorder(Block entry, Comparator<Block> first) {
    List<Block> out = new ArrayList<>();
    visit(entry, first, new HashSet<>(), out);
    return out;
  }

  private static void visit(Block b, Comparator<Block> first, Set<Block> seen, List<Block> out) {
    seen.add(b);
    List<Block> succs = new ArrayList<>(b.succs());
    succs.sort(first);
    for (Block s : succs) {
      if (!seen.contains(s)) {
        visit(s, first, seen, out);
      }
    }
    out.add(b);
  }

  /** The iterative algorithm of Cooper, Harvey and Kennedy. */
  private static void findDominators(Graph graph) {
    for (Block b : graph.blocks()) {
      b.dominator(null);
    }
    graph.entry().dominator(graph.entry());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block b : graph.blocks()) {
        if (b != graph.entry()) {
          Block d = commonDominator(b.preds());
          changed |= d != b.dominator();
          b.dominator(d);
        }
      }
    }
  }

  private static Block commonDominator(List<Block> preds) {
    Block common = null;
    for (Block p : preds) {
      if (p.dominator() != null) {
        common = common == null ? p : intersect(common, p);
      }
    }
    return common;
  }

  private static Block intersect(Block first, Block second) {
    Block a = first;
    Block b = second;
    while (a != b) {
      while (a.order() > b.order()) {
        a = a.dominator();
      }
      while (b.order() > a.order()) {
        b = b.dominator();
      }
    }
    return a;
  }

  private static void findLoops(Graph graph) {
    graph.blocks().forEach(Block::clearLoops);
    for (Block header : graph.blocks()) {
      Loops.of(header).forEach(b -> b.enterLoop(header));
    }
  }
}
