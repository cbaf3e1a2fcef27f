package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;

/**
 * Numbers the instructions of a function in block order. Each has four positions: operands are read
 * at the first, calls destroy registers at the third, results appear at the fourth; so operands and
 * results may share a register. The beginning of a block counts as an instruction, at which phis
 * appear. Values move between locations at the first position of an instruction.
 */
final class Positions {
  static final int STEP = 4;
  static final int OPERANDS_END = 2;
  static final int CLOBBER = 2;
  static final int RESULT = 3;

  private final Map<Block, Integer> from = new HashMap<>();
  private final Map<Block, Integer> to = new HashMap<>();
  private final Map<Node, Integer> of = new HashMap<>();
  private final List<Block> blockAt = new ArrayList<>();

  Positions(Graph graph) {
    for (Block b : graph.blocks()) {
      from.put(b, next());
      blockAt.add(b);
      for (Node n : b.nodes()) {
        of.put(n, next());
        blockAt.add(b);
      }
      to.put(b, next());
    }
  }

  private int next() {
    return STEP * blockAt.size();
  }

  int from(Block b) {
    return from.get(b);
  }

  /** The position behind the block's last instruction. */
  int to(Block b) {
    return to.get(b);
  }

  int of(Node n) {
    return of.get(n);
  }

  Block blockAt(int position) {
    return blockAt.get(position / STEP);
  }

  /** The beginning of the instruction that a position belongs to. */
  static int instruction(int position) {
    return position - position % STEP;
  }

  /** Whether a block begins at this instruction: values change location there on the edges. */
  boolean isBlockBegin(int position) {
    return from(blockAt(position)) == position;
  }

  /**
   * Where best to change a value's location, behind min and not behind max: at a block's beginning
   * in as few loops as possible, else as late as possible.
   */
  int best(int min, int max) {
    int latest = instruction(max);
    if (blockAt(latest) == blockAt(min)) {
      return latest;
    }
    int best = latest;
    int depth = blockAt(latest).loopDepth();
    for (int p = latest; p > min; p -= STEP) {
      if (isBlockBegin(p) && blockAt(p).loopDepth() < depth) {
        best = p;
        depth = blockAt(p).loopDepth();
      }
    }
    return best;
  }
}
