package portkit.metal.compiler.passes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import portkit.metal.compiler.ir.Block;

/** Natural loops. */
public final class Loops {
  private Loops() {}

  /** The blocks of the loop that this block heads: all that reach a back edge to it; or none. */
  public static Set<Block> of(Block header) {
    Set<Block> loop = new HashSet<>();
    Deque<Block> todo = new ArrayDeque<>();
    for (Block p : header.preds()) {
      if (header.dominates(p)) {
        loop.add(header);
        todo.add(p);
      }
    }
    while (!todo.isEmpty()) {
      Block b = todo.poll();
      if (loop.add(b)) {
        todo.addAll(b.preds());
      }
    }
    return loop;
  }
}
