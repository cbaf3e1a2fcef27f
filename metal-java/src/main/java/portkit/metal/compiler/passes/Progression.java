package portkit.metal.compiler.passes;

import java.util.Optional;
import java.util.Set;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;

/**
 * An int that changes by the same amount in each round of a loop, as 32 bits have it.
 *
 * @param first its value in the first round, known in front of the loop
 * @param step what each round adds; not 0
 */
record Progression(Node first, int step) {
  /**
   * What a value of the loop is, if it is a progression.
   *
   * @param preheader where operations that compute the first value are put
   */
  static Optional<Progression> of(Node n, Graph graph, Block header, Block preheader) {
    return new Finder(graph, header, preheader, Loops.of(header)).find(n);
  }

  private record Finder(Graph graph, Block header, Block preheader, Set<Block> loop) {
    Optional<Progression> find(Node n) {
      if (n.kind() != Kind.INT) {
        return Optional.empty();
      }
      return switch (n) {
        case Phi p when p.block() == header -> counter(p);
        case Binary b when b.op() == BinaryOp.ADD && isInvariant(b.input(1)) ->
            find(b.input(0)).map(p -> new Progression(first(b, p.first, b.input(1)), p.step));
        case Binary b when b.op() == BinaryOp.SUB && isInvariant(b.input(1)) ->
            find(b.input(0)).map(p -> new Progression(first(b, p.first, b.input(1)), p.step));
        case Binary b when b.op() == BinaryOp.SUB && isInvariant(b.input(0)) ->
            find(b.input(1))
                .filter(p -> p.step != Integer.MIN_VALUE)
                .map(p -> new Progression(first(b, b.input(0), p.first), -p.step));
        default -> Optional.empty();
      };
    }

    private Optional<Progression> counter(Phi p) {
      return p.input(1) instanceof Binary next
              && next.op() == BinaryOp.ADD
              && next.input(0) == p
              && next.input(1).isNumber()
              && !next.input(1).isNumber(0)
          ? Optional.of(new Progression(p.input(0), (int) next.input(1).number()))
          : Optional.empty();
    }

    private boolean isInvariant(Node n) {
      return n.block() == null || !loop.contains(n.block());
    }

    private Node first(Binary of, Node a, Node b) {
      if (a.isNumber() && b.isNumber()) {
        return graph.number(Kind.INT, of.op().fold(Kind.INT, a.number(), b.number()));
      }
      Node first = new Binary(of.op(), Kind.INT, a, b);
      first.place(preheader, of.site());
      preheader.nodes().add(preheader.nodes().size() - 1, first);
      return first;
    }
  }
}
