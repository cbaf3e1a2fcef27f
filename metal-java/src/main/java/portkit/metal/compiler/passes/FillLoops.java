package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.ArrayFill;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.ir.Unary;
import portkit.metal.compiler.ir.UnaryOp;
import portkit.metal.compiler.world.World;

/**
 * Fills arrays by string instructions: a loop that does nothing but store a value of its outside to
 * {@code array[i]} for all i from a start up to a limit, perhaps for several arrays.
 *
 * <p>The loop stays behind the fill, with nothing left to do. It has all to do where the run is too
 * short to pay, or goes beyond the array's end: then it traps after the same stores as ever.
 */
final class FillLoops {
  /** The processor takes some ten rounds of a loop to set a string instruction up. */
  private static final int PAYS = 32;

  private final Graph graph;
  private final Block header;
  private final Block body;
  private final Phi index;
  private final Node limit;
  private final Node start;
  private final List<ArrayStore> stores = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  private FillLoops(Graph graph, Block header, Block body, Node limit) {
    this.graph = graph;
    this.header = header;
    this.body = body;
    this.limit = limit;
    index = header.phis().getFirst();
    start = index.input(0);
  }

  static void run(Graph graph) {
    for (Block b : graph.blocks()) {
      Optional<FillLoops> loop = find(graph, b).filter(FillLoops::isFill);
      if (loop.isPresent()) {
        loop.get().rewrite();
        BlockOrder.run(graph);
      }
    }
  }

  /** A loop of two blocks that counts one number up to a limit. */
  private static Optional<FillLoops> find(Graph graph, Block header) {
    if (!header.isLoopHeader()
        || header.preds().size() != 2
        || header.phis().size() != 1
        || header.nodes().size() != 1
        || !(header.last() instanceof Terminator.If branch)
        || branch.input(0) != header.phis().getFirst()) {
      return Optional.empty();
    }
    Block body = header.preds().get(1); // behind the preheader
    int stay = header.succs().indexOf(body);
    boolean countsUp = branch.cond() == (stay == 0 ? Cond.L : Cond.GE);
    Set<Block> loop = Loops.of(header);
    return stay >= 0 && countsUp && loop.size() == 2 && isOutside(branch.input(1), loop)
        ? Optional.of(new FillLoops(graph, header, body, branch.input(1)))
        : Optional.empty();
  }

  private static boolean isOutside(Node n, Set<Block> loop) {
    return n.block() == null || !loop.contains(n.block());
  }

  private boolean isFill() {
    Set<Block> loop = Set.of(header, body);
    for (Node n : body.nodes()) {
      boolean fits =
          switch (n) {
            case ArrayStore s -> s.input(1) == index && stores.add(s);
            case Check.Bounds c -> c.input(0) == index && checks.add(c);
            case Check.Null c -> checks.add(c);
            case Binary b -> b == index.input(1) && isNext(b);
            default -> n == body.last();
          };
      if (!fits || !n.inputs().stream().allMatch(x -> x == index || isOutside(x, loop))) {
        return false;
      }
    }
    return !stores.isEmpty()
        && stores.stream().allMatch(s -> s.input(2) != index)
        && new Ranges().lower(start, header) >= 0
        && !(limit.isNumber() && start.isNumber() && limit.number() - start.number() < PAYS);
  }

  private boolean isNext(Binary b) {
    return b.op() == BinaryOp.ADD && b.input(0) == index && b.input(1).isNumber(1);
  }

  /**
   * In front of the loop: if the fill pays and nothing would trap, fill, and start at the limit.
   */
  private void rewrite() {
    Block before = header.preds().getFirst();
    Block join = new Block();
    Block at = new Block();
    before.succs().set(0, at);
    at.preds().add(before);
    Phi from = new Phi(Kind.INT);
    from.place(join, index.site());
    join.phis().add(from);
    at = requirePays(at, join);
    for (Check c : checks) {
      at = require(c, at, join);
    }
    for (ArrayStore s : stores) {
      append(at, new ArrayFill(s.storage(), s.input(0), start, limit, s.input(2)));
    }
    join.preds().forEach(p -> from.inputs().add(start));
    from.inputs().add(limit);
    jump(at, join);
    append(join, new Terminator.Goto());
    join.succs().add(header);
    header.preds().set(0, join);
    index.inputs().set(0, from);
    if (isAllDone()) {
      drop();
    }
  }

  /** Whether nothing can be left for the loop. */
  private boolean isAllDone() {
    return checks.isEmpty() && limit.isNumber() && start.isNumber();
  }

  /** The way through the loop leads past it. */
  private void drop() {
    Replacements replacements = new Replacements();
    replacements.replace(index, limit);
    replacements.apply(graph);
    header.phis().clear();
    header.preds().remove(body);
    header.succs().remove(body);
    header.nodes().clear();
    append(header, new Terminator.Goto());
  }

  private Block requirePays(Block at, Block otherwise) {
    if (limit.isNumber() && start.isNumber()) {
      return at;
    }
    Node from = append(at, new Unary(UnaryOp.INT_TO_LONG, Kind.LONG, start));
    Node to = append(at, new Unary(UnaryOp.INT_TO_LONG, Kind.LONG, limit));
    Node count = append(at, new Binary(BinaryOp.SUB, Kind.LONG, to, from));
    return branch(at, Cond.GE, count, graph.number(Kind.LONG, PAYS), otherwise);
  }

  private Block require(Check check, Block at, Block otherwise) {
    return switch (check) {
      case Check.Null n -> {
        Node none = graph.constant(Kind.REF, new Literal.Obj(null));
        yield branch(at, Cond.NE, n.input(0), none, otherwise);
      }
      case Check.Bounds b -> branch(at, Cond.LE, limit, length(b.input(1), at), otherwise);
      default -> throw new IllegalArgumentException(check.toString());
    };
  }

  private Node length(Node array, Block at) {
    return array.isObject()
        ? graph.number(Kind.INT, World.length(array.object()))
        : append(at, new ArrayLength(array));
  }

  /** Ends the block with a branch; gives the block where the condition holds. */
  private Block branch(Block at, Cond cond, Node a, Node b, Block otherwise) {
    Block next = new Block();
    append(at, new Terminator.If(cond, a, b));
    at.link(next);
    at.link(otherwise);
    return next;
  }

  private void jump(Block from, Block to) {
    append(from, new Terminator.Goto());
    from.link(to);
  }

  private <N extends Node> N append(Block at, N node) {
    node.place(at, stores.getFirst().site());
    at.nodes().add(node);
    return node;
  }
}
