package portkit.metal.compiler.passes;

import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.ClassIdOf;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.InstanceOf;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Store;
import portkit.metal.compiler.ir.Unary;

/** The same operations with other operands, for passes that duplicate code. */
final class Copies {
  private Copies() {}

  /** Empty for what is not worth duplicating: calls, for one. */
  static Optional<Node> of(Node n, List<Node> in, Graph graph) {
    return Optional.ofNullable(
        switch (n) {
          case Binary b -> sum(b, in, graph);
          case Unary u -> new Unary(u.op(), u.kind(), in.get(0));
          case ArrayLength l -> new ArrayLength(in.get(0));
          case ClassIdOf c -> new ClassIdOf(in.get(0));
          case InstanceOf i -> new InstanceOf(in.get(0), i.type());
          case Load l -> new Load(l.storage(), in.get(0), l.displacement(), l.access());
          case Store s ->
              new Store(s.storage(), in.get(0), s.displacement(), in.get(1), s.access());
          case ArrayLoad l -> new ArrayLoad(l.storage(), in.get(0), in.get(1));
          case ArrayStore s -> new ArrayStore(s.storage(), in.get(0), in.get(1), in.get(2));
          case Check.Null c -> new Check.Null(in.get(0));
          case Check.Bounds c -> new Check.Bounds(in.get(0), in.get(1));
          case Check.Divisor c -> new Check.Divisor(in.get(0));
          default -> null;
        });
  }

  /** (x + c) + d = x + (c + d), so that copies do not wait for each other. */
  private static Node sum(Binary b, List<Node> in, Graph graph) {
    if (b.op() == BinaryOp.ADD
        && in.get(1).isNumber()
        && in.get(0) instanceof Binary inner
        && inner.op() == BinaryOp.ADD
        && inner.input(1).isNumber()) {
      long constant = b.op().fold(b.kind(), inner.input(1).number(), in.get(1).number());
      return new Binary(b.op(), b.kind(), inner.input(0), graph.number(b.kind(), constant));
    }
    return new Binary(b.op(), b.kind(), in.get(0), in.get(1));
  }
}
