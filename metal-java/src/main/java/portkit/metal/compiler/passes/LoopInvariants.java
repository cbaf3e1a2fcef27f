package portkit.metal.compiler.passes;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import portkit.metal.compiler.ir.Access;
import portkit.metal.compiler.ir.AddressOf;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.ClassIdOf;
import portkit.metal.compiler.ir.ClassOf;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.InstanceOf;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Unary;
import portkit.metal.compiler.world.World;

/**
 * Moves what gives the same in each round of a loop in front of the loop, if each round computes
 * it. A load moves if nothing in the loop may write what it reads and its object is known not to be
 * null there; a check moves only from the beginning of the loop, where no effect comes before it:
 * it traps neither earlier than another nor where the loop would not have come to it.
 */
final class LoopInvariants {
  private final World world;
  private final Block header;
  private final Block preheader;
  private final Set<Block> loop;
  private final List<Block> blocks;

  private LoopInvariants(World world, Graph graph, Block header) {
    this.world = world;
    this.header = header;
    preheader = Preheaders.of(header);
    loop = Loops.of(header);
    blocks = graph.blocks().stream().filter(loop::contains).toList();
  }

  static void run(World world, Graph graph) {
    Preheaders.insert(graph);
    for (Block b : graph.blocks().reversed()) { // inner loops first: what leaves one may leave both
      if (b.isLoopHeader()) {
        new LoopInvariants(world, graph, b).run();
      }
    }
  }

  private void run() {
    for (Block b : blocks) {
      if (isInEachRound(b)) {
        hoistFrom(b);
      }
    }
  }

  private boolean isInEachRound(Block b) {
    return header.preds().stream().filter(loop::contains).allMatch(b::dominates);
  }

  private void hoistFrom(Block b) {
    boolean first = b == header;
    for (Iterator<Node> it = b.nodes().iterator(); it.hasNext(); ) {
      Node n = it.next();
      if (n.inputs().stream().allMatch(this::isInvariant) && mayMove(n, first)) {
        it.remove();
        n.moveTo(preheader);
        preheader.nodes().add(preheader.nodes().size() - 1, n);
      } else {
        first &= n.removable();
      }
    }
  }

  private boolean isInvariant(Node n) {
    return n.block() == null || !loop.contains(n.block());
  }

  private boolean mayMove(Node n, boolean first) {
    return switch (n) {
      case Binary b -> b.identity() != null;
      case Unary u -> true;
      case AddressOf a -> true;
      case InstanceOf i -> true;
      case ArrayLength l -> NullFacts.isNotNull(l.input(0), preheader);
      case ClassIdOf c -> NullFacts.isNotNull(c.input(0), preheader);
      case ClassOf c -> NullFacts.isNotNull(c.input(0), preheader);
      case Load l -> isSteady(l);
      case Check c -> first;
      default -> false;
    };
  }

  private boolean isSteady(Load load) {
    if (!(load.access() instanceof Access.OfField(var field))
        || !NullFacts.isNotNull(load.input(0), preheader)) {
      return false;
    }
    return world.isConstant(field) || !isWritten(load);
  }

  private boolean isWritten(Load load) {
    int[] versions = {0};
    MemoryVersions memory = new MemoryVersions(() -> versions[0]++);
    Object before = memory.identity(load);
    blocks.forEach(b -> b.nodes().forEach(memory::pass));
    return !before.equals(memory.identity(load));
  }
}
