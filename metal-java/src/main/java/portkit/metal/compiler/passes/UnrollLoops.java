package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.ir.Unary;
import portkit.metal.compiler.ir.UnaryOp;
import portkit.metal.compiler.world.World;

/**
 * Does several rounds of a small loop at once, without its tests. All ways out of the loop must
 * compare a {@link Progression} with a value of the outside: then it is known in front of the loop
 * how many rounds there are at least in which no test leaves it, nor a bounds check of a
 * progression traps. The loop itself stays behind, for the rounds that are left.
 */
final class UnrollLoops {
  /** Rounds at once, by how many operations a round has. */
  private static final int ROUNDS = 4;

  private static final int FEW = 12;

  private final Graph graph;
  private final Block header;
  private final Block preheader;
  private final List<Block> chain;
  private final List<Node> counts = new ArrayList<>();
  private final Set<Node> needless = new HashSet<>();

  private UnrollLoops(Graph graph, Block header, List<Block> chain) {
    this.graph = graph;
    this.header = header;
    this.chain = chain;
    preheader = header.preds().getFirst();
  }

  static void run(Graph graph) {
    Preheaders.insert(graph);
    for (Block b : graph.blocks()) {
      List<Block> chain = b.isLoopHeader() ? chain(b) : List.of();
      if (!chain.isEmpty()) {
        UnrollLoops loop = new UnrollLoops(graph, b, chain);
        if (loop.isSmall() && loop.countRounds()) {
          loop.rewrite();
          BlockOrder.run(graph);
        }
      }
    }
  }

  /** The loop's blocks, if each leads to the next and else only out of the loop; or none. */
  private static List<Block> chain(Block header) {
    Set<Block> loop = Loops.of(header);
    List<Block> chain = new ArrayList<>();
    Block b = header;
    do {
      chain.add(b);
      List<Block> inside = b.succs().stream().filter(loop::contains).toList();
      if (inside.size() != 1) {
        return List.of();
      }
      b = inside.getFirst();
    } while (b != header && b.preds().size() == 1);
    return b == header && chain.size() == loop.size() && header.preds().size() == 2
        ? chain
        : List.of();
  }

  private boolean isSmall() {
    int size = 0;
    for (Block b : chain) {
      for (Node n : b.nodes()) {
        if (!(n instanceof Terminator)) {
          size++;
          if (Copies.of(n, n.inputs(), graph).isEmpty()) {
            return false;
          }
        } else if (!(n instanceof Terminator.Goto) && !(n instanceof Terminator.If)) {
          return false;
        }
      }
    }
    return size <= FEW;
  }

  /** Puts in front of the loop, for each test in it, how many rounds pass it at least. */
  private boolean countRounds() {
    for (int i = 0; i < chain.size(); i++) {
      Block b = chain.get(i);
      if (b.last() instanceof Terminator.If branch) {
        Block next = i + 1 < chain.size() ? chain.get(i + 1) : header;
        Cond stays = b.succs().get(0) == next ? branch.cond() : branch.cond().negate();
        if (!count(stays, branch.input(0), branch.input(1))
            && !count(stays.swap(), branch.input(1), branch.input(0))) {
          return false;
        }
      }
      b.nodes().stream().filter(Check.Bounds.class::isInstance).forEach(this::countBounds);
    }
    return !counts.isEmpty();
  }

  private boolean isInvariant(Node n) {
    return n.block() == null || !chain.contains(n.block());
  }

  private Optional<Progression> progression(Node n) {
    return Progression.of(n, graph, header, preheader);
  }

  private boolean count(Cond stays, Node value, Node limit) {
    boolean up = stays == Cond.L || stays == Cond.LE;
    boolean down = stays == Cond.G || stays == Cond.GE;
    Optional<Progression> found =
        (up || down) && isInvariant(limit) ? progression(value) : Optional.empty();
    if (found.isEmpty() || found.get().step() > 0 != up || !isPowerOfTwo(found.get().step())) {
      return false;
    }
    Node first = wide(found.get().first());
    Node last = wide(limit);
    Node distance = up ? subtract(last, first) : subtract(first, last);
    if (stays == Cond.LE || stays == Cond.GE) {
      distance = inFront(new Binary(BinaryOp.ADD, Kind.LONG, distance, number(1)));
    }
    counts.add(divide(distance, Math.abs(found.get().step())));
    return true;
  }

  /** An index that begins at 0 or above and grows is good until it comes to the length. */
  private void countBounds(Node check) {
    Node array = check.input(1);
    Optional<Progression> index =
        isInvariant(array) ? progression(check.input(0)) : Optional.empty();
    if (index.isPresent()
        && index.get().step() > 0
        && isPowerOfTwo(index.get().step())
        && new Ranges().lower(index.get().first(), preheader) >= 0
        && NullFacts.isNotNull(array, preheader)) {
      Node length =
          array.isObject()
              ? graph.number(Kind.INT, World.length(array.object()))
              : inFront(new ArrayLength(array));
      Node distance = subtract(wide(length), wide(index.get().first()));
      counts.add(divide(distance, index.get().step()));
      needless.add(check);
    }
  }

  private static boolean isPowerOfTwo(int step) {
    return step != Integer.MIN_VALUE && Integer.bitCount(Math.abs(step)) == 1;
  }

  private Node number(long value) {
    return graph.number(Kind.LONG, value);
  }

  private Node wide(Node n) {
    return n.isNumber()
        ? number(n.number())
        : inFront(new Unary(UnaryOp.INT_TO_LONG, Kind.LONG, n));
  }

  private Node subtract(Node a, Node b) {
    return a.isNumber() && b.isNumber()
        ? number(a.number() - b.number())
        : inFront(new Binary(BinaryOp.SUB, Kind.LONG, a, b));
  }

  /** Rounds down, to one round less than there may be. */
  private Node divide(Node distance, int step) {
    int shift = Integer.numberOfTrailingZeros(step);
    return shift == 0
        ? distance
        : inFront(new Binary(BinaryOp.SHR, Kind.LONG, distance, graph.number(Kind.INT, shift)));
  }

  private Node inFront(Node n) {
    n.place(preheader, header.last().site());
    preheader.nodes().add(preheader.nodes().size() - 1, n);
    return n;
  }

  private void rewrite() {
    Node rounds = counts.getFirst();
    for (Node count : counts.subList(1, counts.size())) {
      rounds = inFront(new Binary(BinaryOp.MIN, Kind.LONG, rounds, count));
    }
    Block test = new Block();
    Block body = new Block();
    Phi left = phi(test, Kind.LONG, rounds, header.last());
    Map<Node, Node> values = new HashMap<>();
    for (Phi p : header.phis()) {
      Phi copy = phi(test, p.kind(), p.input(0), p);
      copy.withType(p.refType());
      values.put(p, copy);
      p.inputs().set(0, copy);
    }
    preheader.succs().set(0, test);
    test.preds().add(preheader);
    append(test, new Terminator.If(Cond.L, left, number(ROUNDS)), header.last());
    test.succs().add(header);
    header.preds().set(0, test);
    test.link(body);
    Map<Node, Node> inputs = new HashMap<>(values);
    for (int i = 0; i < ROUNDS; i++) {
      copyRound(body, inputs);
    }
    Node rest =
        append(body, new Binary(BinaryOp.ADD, Kind.LONG, left, number(-ROUNDS)), header.last());
    left.inputs().add(rest);
    header.phis().forEach(p -> ((Phi) values.get(p)).inputs().add(inputs.get(p)));
    append(body, new Terminator.Goto(), header.last());
    body.link(test);
  }

  private void copyRound(Block body, Map<Node, Node> values) {
    for (Block b : chain) {
      for (Node n : b.nodes()) {
        if (!(n instanceof Terminator) && !needless.contains(n)) {
          List<Node> in = n.inputs().stream().map(x -> values.getOrDefault(x, x)).toList();
          Node copy = Copies.of(n, in, graph).orElseThrow().withType(n.refType());
          values.put(n, append(body, copy, n));
        }
      }
    }
    Map<Node, Node> next = new HashMap<>();
    for (Phi p : header.phis()) {
      next.put(p, values.getOrDefault(p.input(1), p.input(1)));
    }
    values.putAll(next);
  }

  private static Phi phi(Block at, Kind kind, Node first, Node like) {
    Phi phi = new Phi(kind);
    phi.place(at, like.site());
    phi.inputs().add(first);
    at.phis().add(phi);
    return phi;
  }

  private static Node append(Block at, Node node, Node like) {
    node.place(at, like.site());
    at.nodes().add(node);
    return node;
  }
}
