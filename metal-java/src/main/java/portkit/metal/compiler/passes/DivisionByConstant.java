package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Unary;
import portkit.metal.compiler.ir.UnaryOp;

/**
 * Divides by constants through multiplication with a reciprocal (Granlund and Montgomery, "Division
 * by Invariant Integers using Multiplication", 1994); by powers of two through shifts. A remainder
 * becomes x - x / d * d, which shares the quotient with a division by the same number.
 */
final class DivisionByConstant {
  private final Graph graph;
  private final Replacements replacements = new Replacements();

  private DivisionByConstant(Graph graph) {
    this.graph = graph;
  }

  static void run(Graph graph) {
    DivisionByConstant pass = new DivisionByConstant(graph);
    graph.blocks().forEach(pass::rewrite);
    pass.replacements.apply(graph);
  }

  private void rewrite(Block block) {
    List<Node> out = new ArrayList<>();
    for (Node n : block.nodes()) {
      if (n instanceof Binary b && b.op().isDivision() && isReducible(b)) {
        replacements.replace(b, new Expansion(b, out).result());
      } else {
        out.add(n);
      }
    }
    block.nodes().clear();
    block.nodes().addAll(out);
  }

  /** The smallest number has no absolute value; 0 traps in front, 1 and -1 overflow here. */
  private static boolean isReducible(Binary b) {
    if (!b.input(1).isNumber()) {
      return false;
    }
    long d = b.input(1).number();
    long min = b.kind() == Kind.INT ? Integer.MIN_VALUE : Long.MIN_VALUE;
    return d != 0 && d != 1 && d != -1 && d != min;
  }

  /** The operations that replace one division, appended to the block. */
  private final class Expansion {
    private final Binary division;
    private final Kind kind;
    private final List<Node> out;

    Expansion(Binary division, List<Node> out) {
      this.division = division;
      this.out = out;
      kind = division.kind();
    }

    Node result() {
      Node x = division.input(0);
      long d = division.input(1).number();
      Node quotient = quotient(x, Math.abs(d));
      if (division.op() == BinaryOp.DIV) {
        return d > 0 ? quotient : add(new Unary(UnaryOp.NEG, kind, quotient));
      }
      // The remainder has the dividend's sign, whatever the divisor's.
      Node product = binary(BinaryOp.MUL, kind, quotient, number(kind, Math.abs(d)));
      return binary(BinaryOp.SUB, kind, x, product);
    }

    private Node quotient(Node x, long d) {
      if (Long.bitCount(d) == 1) {
        return byPowerOfTwo(x, Long.numberOfTrailingZeros(d));
      }
      return kind == Kind.INT ? byReciprocal32(x, d) : byReciprocal64(x, d);
    }

    private boolean isNonNegative(Node x) {
      return new Ranges().lower(x, division.block()) >= 0;
    }

    /** Rounds towards zero: negative numbers get d - 1 added before the shift. */
    private Node byPowerOfTwo(Node x, int log2) {
      if (isNonNegative(x)) {
        return shift(BinaryOp.SHR, kind, x, log2);
      }
      int bits = kind == Kind.INT ? 32 : 64;
      Node sign = shift(BinaryOp.SHR, kind, x, bits - 1);
      Node bias = shift(BinaryOp.USHR, kind, sign, bits - log2);
      return shift(BinaryOp.SHR, kind, binary(BinaryOp.ADD, kind, x, bias), log2);
    }

    /** The product of 32 and 33 bits fits a register. */
    private Node byReciprocal32(Node x, long d) {
      Reciprocal r = Reciprocal.of(d, 32);
      Node wide = add(new Unary(UnaryOp.INT_TO_LONG, Kind.LONG, x));
      Node product = binary(BinaryOp.MUL, Kind.LONG, wide, number(Kind.LONG, r.factor()));
      Node quotient = shift(BinaryOp.SHR, Kind.LONG, product, 32 + r.shift());
      if (!isNonNegative(x)) {
        quotient =
            binary(BinaryOp.SUB, Kind.LONG, quotient, shift(BinaryOp.SHR, Kind.LONG, wide, 63));
      }
      return add(new Unary(UnaryOp.LONG_TO_INT, Kind.INT, quotient));
    }

    /** A factor of 64 bits, taken as signed, is 2^64 too small: then x is added back. */
    private Node byReciprocal64(Node x, long d) {
      Reciprocal r = Reciprocal.of(d, 64);
      Node high = binary(BinaryOp.MULHI, Kind.LONG, x, number(Kind.LONG, r.factor()));
      Node sum = r.factor() < 0 ? binary(BinaryOp.ADD, Kind.LONG, high, x) : high;
      Node shifted = r.shift() == 0 ? sum : shift(BinaryOp.SHR, Kind.LONG, sum, r.shift());
      return binary(BinaryOp.SUB, Kind.LONG, shifted, shift(BinaryOp.SHR, Kind.LONG, x, 63));
    }

    private Node number(Kind k, long value) {
      return graph.number(k, value);
    }

    private Node shift(BinaryOp op, Kind k, Node x, int count) {
      return binary(op, k, x, number(Kind.INT, count));
    }

    private Node binary(BinaryOp op, Kind k, Node a, Node b) {
      return add(new Binary(op, k, a, b));
    }

    private Node add(Node n) {
      n.place(division.block(), division.site());
      out.add(n);
      return n;
    }
  }
}
