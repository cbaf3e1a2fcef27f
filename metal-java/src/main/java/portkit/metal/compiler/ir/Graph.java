package portkit.metal.compiler.ir;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import portkit.metal.compiler.world.JavaMethod;

/** One function to compile: the blocks of a method and of what was inlined into it. */
public final class Graph {
  private record ConstantKey(Kind kind, Literal literal) {}

  private final JavaMethod method;
  private final String symbol;
  private final boolean exported;
  private final Block entry = new Block();
  private final Map<ConstantKey, Const> constants = new HashMap<>();
  private final SequencedMap<JavaMethod, Site> callees = new LinkedHashMap<>();
  private List<Block> blocks = List.of(entry);
  private int nodeCount;

  /** An empty graph; an exported one follows the C calling convention of its platform. */
  public Graph(JavaMethod method, String symbol, boolean exported) {
    this.method = method;
    this.symbol = symbol;
    this.exported = exported;
  }

  /** The method compiled. */
  public JavaMethod method() {
    return method;
  }

  /** Its name in the symbol table. */
  public String symbol() {
    return symbol;
  }

  /** Whether code outside the program calls it. */
  public boolean isExported() {
    return exported;
  }

  /** Where it begins. */
  public Block entry() {
    return entry;
  }

  /** The reachable blocks, the entry first. */
  public List<Block> blocks() {
    return blocks;
  }

  /** Sets the order of blocks and numbers them by it. */
  public void blocks(List<Block> ordered) {
    blocks = List.copyOf(ordered);
    for (int i = 0; i < ordered.size(); i++) {
      ordered.get(i).order(i);
    }
  }

  /** The methods called, each with the first place that does. */
  public SequencedMap<JavaMethod, Site> callees() {
    return callees;
  }

  /** A number. */
  public Const number(Kind kind, long value) {
    return constant(kind, new Literal.Num(value));
  }

  /** A constant; the same one for the same literal. */
  public Const constant(Kind kind, Literal literal) {
    return constants.computeIfAbsent(
        new ConstantKey(kind, literal), k -> new Const(k.kind, k.literal));
  }

  /** Numbers all nodes in block order. */
  public void number() {
    int next = 0;
    for (Block b : blocks) {
      for (Phi p : b.phis()) {
        p.number(next++);
      }
      for (Node n : b.nodes()) {
        n.number(next++);
      }
    }
    nodeCount = next;
  }

  /** How many nodes there were when they were last numbered. */
  public int nodeCount() {
    return nodeCount;
  }

  /** The listing that explains what the compiler made of a method. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(symbol + ":\n");
    for (Block b : blocks) {
      out.append(' ').append(b).append(" <- ").append(b.preds());
      out.append(b.isLoopHeader() ? " loop\n" : "\n");
      b.phis().forEach(p -> out.append("    ").append(p).append('\n'));
      b.nodes().forEach(n -> out.append("    ").append(n).append('\n'));
      if (!b.succs().isEmpty()) {
        out.append("    -> ").append(b.succs()).append('\n');
      }
    }
    return out.toString();
  }
}
