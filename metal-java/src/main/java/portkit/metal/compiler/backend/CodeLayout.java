package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.passes.Loops;

/**
 * The order in which blocks are emitted. A loop whose header tests for its end is turned over: the
 * header goes behind the loop's other blocks, so that each round takes one branch and not two.
 */
final class CodeLayout {
  private CodeLayout() {}

  static List<Block> of(Graph graph) {
    List<Block> out = new ArrayList<>(graph.blocks());
    for (Block header : graph.blocks().reversed()) {
      if (header.isLoopHeader() && header != graph.entry() && leavesLoop(header)) {
        Set<Block> loop = Loops.of(header);
        out.remove(header);
        int last = out.size() - 1;
        while (!loop.contains(out.get(last))) {
          last--;
        }
        out.add(last + 1, header);
      }
    }
    return out;
  }

  private static boolean leavesLoop(Block header) {
    Set<Block> loop = Loops.of(header);
    return loop.size() > 1
        && header.last() instanceof Terminator.If
        && !loop.containsAll(header.succs());
  }
}
