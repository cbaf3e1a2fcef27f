package portkit.metal.report;

import java.util.List;
import java.util.stream.Collectors;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Site;

/**
 * A graph as text: a block with its predecessors, then an operation per line, and beside it the
 * Java line that it comes from, with those of the calls it was inlined through.
 */
final class SsaListing {
  private static final int TEXT_COLUMN = 52;

  private SsaListing() {}

  /** The listing of the graph as it is now; numbers its nodes. */
  static String of(Graph graph) {
    graph.number();
    StringBuilder out = new StringBuilder();
    for (Block b : graph.blocks()) {
      out.append(head(b)).append('\n');
      b.phis().forEach(p -> out.append(line(p)).append('\n'));
      b.nodes().forEach(n -> out.append(line(n)).append('\n'));
    }
    return out.toString();
  }

  private static String head(Block b) {
    String from = b.preds().isEmpty() ? "" : " from " + names(b.preds());
    return b + from + (b.isLoopHeader() ? " (loop)" : "") + ":";
  }

  private static String names(List<Block> blocks) {
    return blocks.stream().map(Block::toString).collect(Collectors.joining(", "));
  }

  private static String line(Node n) {
    String to =
        n == n.block().nodes().getLast() && !n.block().succs().isEmpty()
            ? " -> " + names(n.block().succs())
            : "";
    String text = "    " + n + to;
    String place = place(n.site());
    return place.isEmpty() ? text : ("%-" + TEXT_COLUMN + "s ; %s").formatted(text, place);
  }

  /** The innermost line first. */
  private static String place(Site site) {
    StringBuilder out = new StringBuilder();
    for (Site s = site; s != null && s.line() > 0; s = s.caller()) {
      out.append(out.isEmpty() ? "" : " < ").append(s.method().name()).append(':').append(s.line());
    }
    return out.toString();
  }
}
