package portkit.metal.compiler.passes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Terminator;

/**
 * Takes the only way that is left of a branch whose outcome is known: from branches in front of it,
 * or from the bounds of what it compares. What cannot be reached then goes away.
 */
final class FoldBranches {
  private final Graph graph;
  private boolean changed;

  private FoldBranches(Graph graph) {
    this.graph = graph;
  }

  static void run(Graph graph) {
    FoldBranches pass = new FoldBranches(graph);
    graph.blocks().forEach(pass::fold);
    if (pass.changed) {
      pass.dropUnreachable();
      MergeBlocks.run(graph);
      SimplifyPhis.run(graph);
    }
  }

  private void fold(Block b) {
    if (b.last() instanceof Terminator.If branch && b.succs().get(0) != b.succs().get(1)) {
      Optional<Boolean> holds = known(branch.cond(), branch.input(0), branch.input(1), b);
      if (holds.isPresent()) {
        cut(b, b.succs().get(holds.get() ? 1 : 0));
        Node jump = new Terminator.Goto();
        jump.place(b, branch.site());
        b.nodes().set(b.nodes().size() - 1, jump);
        changed = true;
      }
    }
  }

  private static void cut(Block from, Block to) {
    int edge = to.preds().indexOf(from);
    to.preds().remove(edge);
    to.phis().forEach(p -> p.inputs().remove(edge));
    from.succs().remove(to);
  }

  private static Optional<Boolean> known(Cond cond, Node a, Node b, Block at) {
    if (a == b) {
      return Optional.of(Terminator.If.holds(cond, 0));
    }
    for (Facts.Fact f : Facts.of(a, at)) {
      if (f.other() == b) {
        if (implies(f.cond(), cond)) {
          return Optional.of(true);
        }
        if (implies(f.cond(), cond.negate())) {
          return Optional.of(false);
        }
      }
    }
    return a.kind() == Kind.INT ? byBounds(cond, a, b, at) : Optional.empty();
  }

  /** Whether each pair of values that compares the first way compares the second way, too. */
  private static boolean implies(Cond fact, Cond wanted) {
    for (int sign = -1; sign <= 1; sign++) {
      if (Terminator.If.holds(fact, sign) && !Terminator.If.holds(wanted, sign)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Boolean> byBounds(Cond cond, Node a, Node b, Block at) {
    Ranges ranges = new Ranges();
    if (ranges.upper(a, at) < ranges.lower(b, at)) {
      return Optional.of(Terminator.If.holds(cond, -1));
    }
    if (ranges.lower(a, at) > ranges.upper(b, at)) {
      return Optional.of(Terminator.If.holds(cond, 1));
    }
    boolean notGreater = ranges.upper(a, at) <= ranges.lower(b, at);
    boolean notLess = ranges.lower(a, at) >= ranges.upper(b, at);
    return switch (cond) {
      case LE, G -> notGreater ? Optional.of(cond == Cond.LE) : Optional.empty();
      case GE, L -> notLess ? Optional.of(cond == Cond.GE) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void dropUnreachable() {
    Set<Block> reachable = new HashSet<>(Set.of(graph.entry()));
    Deque<Block> todo = new ArrayDeque<>(reachable);
    while (!todo.isEmpty()) {
      todo.poll().succs().stream().filter(reachable::add).forEach(todo::add);
    }
    for (Block b : graph.blocks()) {
      if (!reachable.contains(b)) {
        List.copyOf(b.succs()).forEach(s -> cut(b, s));
      }
    }
  }
}
