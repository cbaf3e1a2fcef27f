package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Access;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.world.World;

/**
 * Global value numbering over the dominator tree: an operation that a dominating one already
 * computed, or a check that it already made, goes away. A branch on null counts as a check.
 */
final class ValueNumbering {
  private record Key(Class<?> operation, Kind kind, Object identity, List<Node> inputs) {}

  private final World world;
  private final Graph graph;
  private final Replacements replacements = new Replacements();
  private final Map<Block, List<Block>> dominated = new HashMap<>();
  private final Map<Key, Node> available = new HashMap<>();
  private final Map<Block, MemoryVersions> memoryBehind = new HashMap<>();
  private int versions;

  private ValueNumbering(World world, Graph graph) {
    this.world = world;
    this.graph = graph;
  }

  static void run(World world, Graph graph) {
    new ValueNumbering(world, graph).number();
  }

  private void number() {
    for (Block b : graph.blocks()) {
      if (b != graph.entry()) {
        dominated.computeIfAbsent(b.dominator(), k -> new ArrayList<>()).add(b);
      }
    }
    visit(graph.entry());
    replacements.apply(graph);
  }

  private void visit(Block block) {
    List<Key> added = new ArrayList<>();
    learnFromBranch(block, added);
    MemoryVersions memory = memoryAt(block);
    for (Iterator<Node> it = block.nodes().iterator(); it.hasNext(); ) {
      Node n = it.next();
      Object identity = identity(n, memory);
      memory.pass(n);
      if (identity != null) {
        Key key = key(n, identity);
        Node earlier = available.putIfAbsent(key, n);
        if (earlier == null) {
          added.add(key);
        } else {
          replacements.replace(n, earlier);
          it.remove();
        }
      }
    }
    memoryBehind.put(block, memory);
    dominated.getOrDefault(block, List.of()).forEach(this::visit);
    added.forEach(available::remove);
  }

  private Key key(Node n, Object identity) {
    List<Node> inputs = n.inputs().stream().map(replacements::find).toList();
    return new Key(n.getClass(), n.kind(), identity, inputs);
  }

  private MemoryVersions memoryAt(Block block) {
    boolean oneWay =
        block.preds().size() == 1 && memoryBehind.containsKey(block.preds().getFirst());
    return oneWay
        ? memoryBehind.get(block.preds().getFirst()).copy()
        : new MemoryVersions(() -> versions++);
  }

  /** A load of a field that nothing in the program writes is the same everywhere. */
  private Object identity(Node n, MemoryVersions memory) {
    if (n instanceof Load l
        && l.access() instanceof Access.OfField(var field)
        && world.isConstant(field)) {
      return field;
    }
    Object place = memory.identity(n);
    return place == null ? n.identity() : place;
  }

  /** Where a reference was compared with null, the block behind need not check it again. */
  private void learnFromBranch(Block block, List<Key> added) {
    if (block.preds().size() != 1) {
      return;
    }
    Block pred = block.preds().getFirst();
    if (pred.last() instanceof Terminator.If branch && branch.input(1).isNull()) {
      Block notNull = pred.succs().get(branch.cond() == Cond.E ? 1 : 0);
      if (notNull == block && pred.succs().get(0) != pred.succs().get(1)) {
        Check.Null fact = new Check.Null(replacements.find(branch.input(0)));
        Key key = key(fact, fact.identity());
        if (available.putIfAbsent(key, fact) == null) {
          added.add(key);
        }
      }
    }
  }
}
