package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Terminator;

/** What the branches that lead to a block say about a value. */
final class Facts {
  /** The value compares so with the other. */
  record Fact(Cond cond, Node other) {}

  private Facts() {}

  /** All comparisons of the value that hold wherever control reaches the block. */
  static List<Fact> of(Node value, Block at) {
    List<Fact> facts = new ArrayList<>();
    for (Block b = at; b.dominator() != b; b = b.dominator()) {
      if (b.preds().size() == 1 && b.preds().getFirst().last() instanceof Terminator.If branch) {
        add(value, branch, b, facts);
      }
    }
    return facts;
  }

  private static void add(Node value, Terminator.If branch, Block b, List<Fact> facts) {
    Block yes = branch.block().succs().get(0);
    if (yes == branch.block().succs().get(1)) {
      return;
    }
    Cond cond = yes == b ? branch.cond() : branch.cond().negate();
    if (branch.input(0) == value) {
      facts.add(new Fact(cond, branch.input(1)));
    } else if (branch.input(1) == value) {
      facts.add(new Fact(cond.swap(), branch.input(0)));
    }
  }
}
