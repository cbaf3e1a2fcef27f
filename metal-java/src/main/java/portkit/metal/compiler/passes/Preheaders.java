package portkit.metal.compiler.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Terminator;

/**
 * Gives each loop a block that is passed once, right before the loop: the only way into its header
 * from outside, and a way to nowhere else.
 */
final class Preheaders {
  private Preheaders() {}

  static void insert(Graph graph) {
    boolean changed = false;
    for (Block b : graph.blocks()) {
      if (b.isLoopHeader() && !hasOne(b)) {
        insert(b, Loops.of(b));
        changed = true;
      }
    }
    if (changed) {
      BlockOrder.run(graph);
    }
  }

  /** The block in front of the loop, once {@link #insert(Graph)} has run. */
  static Block of(Block header) {
    return outside(header, Loops.of(header)).getFirst();
  }

  private static boolean hasOne(Block header) {
    List<Block> outside = outside(header, Loops.of(header));
    return outside.size() == 1 && outside.getFirst().succs().size() == 1;
  }

  private static List<Block> outside(Block header, Set<Block> loop) {
    return header.preds().stream().filter(p -> !loop.contains(p)).toList();
  }

  private static void insert(Block header, Set<Block> loop) {
    Block preheader = new Block();
    Node jump = new Terminator.Goto();
    jump.place(preheader, header.nodes().getFirst().site());
    preheader.nodes().add(jump);
    preheader.succs().add(header);
    header.phis().forEach(p -> divide(p, header, loop, preheader));
    List<Block> inside = header.preds().stream().filter(loop::contains).toList();
    for (Block outside : outside(header, loop)) {
      outside.succs().replaceAll(s -> s == header ? preheader : s);
      preheader.preds().add(outside);
    }
    header.preds().clear();
    header.preds().add(preheader);
    header.preds().addAll(inside);
  }

  /** What the phi takes from outside the loop is for the new block to choose. */
  private static void divide(Phi phi, Block header, Set<Block> loop, Block preheader) {
    List<Node> outside = new ArrayList<>();
    List<Node> inside = new ArrayList<>();
    for (int i = 0; i < phi.inputs().size(); i++) {
      (loop.contains(header.preds().get(i)) ? inside : outside).add(phi.input(i));
    }
    phi.inputs().clear();
    phi.inputs().add(chosen(phi, outside, preheader));
    phi.inputs().addAll(inside);
  }

  private static Node chosen(Phi phi, List<Node> outside, Block preheader) {
    if (outside.stream().distinct().count() == 1) {
      return outside.getFirst();
    }
    Phi chosen = new Phi(phi.kind());
    chosen.place(preheader, phi.site());
    chosen.inputs().addAll(outside);
    preheader.phis().add(chosen);
    return chosen;
  }
}
