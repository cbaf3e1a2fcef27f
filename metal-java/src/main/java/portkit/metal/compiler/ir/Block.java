package portkit.metal.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/** A straight line of operations, entered at its beginning only. */
public final class Block {
  private final List<Phi> phis = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Block> preds = new ArrayList<>();
  private final List<Block> succs = new ArrayList<>();
  private int order = -1;
  private Block dominator;
  private int loopDepth;
  private boolean loopHeader;

  /** An empty block. */
  public Block() {}

  /** The phis, evaluated at once on entry. */
  public List<Phi> phis() {
    return phis;
  }

  /** The operations, a {@link Terminator} last. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Where control comes from, in the order of the phis' operands. */
  public List<Block> preds() {
    return preds;
  }

  /** Where it goes, in the order that the terminator defines. */
  public List<Block> succs() {
    return succs;
  }

  /** The last operation. */
  public Node last() {
    return nodes.getLast();
  }

  /** Adds an edge from this block. */
  public void link(Block to) {
    succs.add(to);
    to.preds.add(this);
  }

  /** The number in the graph's block order. */
  public int order() {
    return order;
  }

  /** The closest block through which every way from the entry to here leads. */
  public Block dominator() {
    return dominator;
  }

  /** How many loops it is in. */
  public int loopDepth() {
    return loopDepth;
  }

  /** Whether a loop is entered here. */
  public boolean isLoopHeader() {
    return loopHeader;
  }

  /** Whether every way to the other block leads through this one. */
  public boolean dominates(Block other) {
    Block b = other;
    while (b.order > order) {
      b = b.dominator;
    }
    return b == this;
  }

  /** Sets the place in the block order. */
  public void order(int number) {
    order = number;
  }

  /** Sets the immediate dominator. */
  public void dominator(Block block) {
    dominator = block;
  }

  /** Forgets what is known of loops. */
  public void clearLoops() {
    loopDepth = 0;
    loopHeader = false;
  }

  /** Counts one more loop around it. */
  public void enterLoop(Block header) {
    loopDepth++;
    loopHeader |= header == this;
  }

  @Override
  public String toString() {
    return "B" + order;
  }
}
