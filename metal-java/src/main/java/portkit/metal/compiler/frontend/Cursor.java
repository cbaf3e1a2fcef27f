package portkit.metal.compiler.frontend;

import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.world.World;

/** Where the graph grows: the block being filled and the source line it comes from. */
final class Cursor {
  private final World world;
  private final Graph graph;
  private final Findings findings;
  private Block block;
  private Site site;

  Cursor(World world, Graph graph, Findings findings) {
    this.world = world;
    this.graph = graph;
    this.findings = findings;
    block = graph.entry();
  }

  World world() {
    return world;
  }

  Graph graph() {
    return graph;
  }

  Findings findings() {
    return findings;
  }

  /** The block being filled; null behind a terminator. */
  Block block() {
    return block;
  }

  /** Goes on in another block. */
  void moveTo(Block next) {
    block = next;
  }

  Site site() {
    return site;
  }

  void site(Site next) {
    site = next;
  }

  <N extends Node> N append(N node) {
    node.place(block, site);
    block.nodes().add(node);
    if (node instanceof Terminator) {
      block = null;
    }
    return node;
  }

  Phi phi(Block at, Kind kind) {
    Phi phi = new Phi(kind);
    phi.place(at, site);
    at.phis().add(phi);
    return phi;
  }

  /** Ends the block with a jump. */
  void jump(Block to) {
    Block from = block;
    append(new Terminator.Goto());
    from.link(to);
  }

  /** Ends the block with a two-way branch. */
  void branch(Cond cond, Node a, Node b, Block yes, Block no) {
    Block from = block;
    append(new Terminator.If(cond, a, b));
    from.link(yes);
    from.link(no);
  }

  /** Ends the block because the JVM would throw here. */
  BlockEnded trap(String exception) {
    append(new Terminator.Trap(exception));
    return new BlockEnded();
  }

  /** Notes that a rule is broken here, and goes on: the rest of the line may break others. */
  Forbidden report(Kind kind, Rule rule, String what) {
    findings.violations().add(new Violation(rule, what, site));
    return append(new Forbidden(kind, rule, what).asReported());
  }

  /** Ends the block because a rule is broken here. */
  BlockEnded violation(Rule rule, String what) {
    findings.violations().add(new Violation(rule, what, site));
    return trap(what);
  }

  Node number(int value) {
    return graph.number(Kind.INT, value);
  }

  Node number(Kind kind, long value) {
    return graph.number(kind, value);
  }

  /** A reference to an object, which becomes part of the image; or null. */
  Node object(Object object) {
    world.reach(object);
    return graph.constant(Kind.REF, new Literal.Obj(object));
  }

  Node nullReference() {
    return object(null);
  }
}
