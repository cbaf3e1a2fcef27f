package portkit.metal.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portkit.metal.compiler.frontend.Findings;
import portkit.metal.compiler.frontend.GraphBuilder;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.passes.Phase;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.compiler.world.World;

/**
 * Builds the graphs of all methods that the entries reach, in rounds, until the facts they were
 * built under hold (see {@link World}).
 */
final class ClosedWorld {
  private final World world;
  private final List<EntryPoint> entries;
  private List<Graph> graphs = new ArrayList<>();
  private Findings findings = new Findings();
  private int rounds;

  private ClosedWorld(World world, List<EntryPoint> entries) {
    this.world = world;
    this.entries = entries;
  }

  /** The graphs, ready for code generation. */
  static ClosedWorld build(World world, List<EntryPoint> entries, Phase.Observer observer) {
    ClosedWorld closed = new ClosedWorld(world, entries);
    entries.forEach(e -> e.receiver().ifPresent(world::reach));
    do {
      closed.round();
    } while (world.hasChanged());
    List<Violation> violations = closed.findings.violations();
    for (Graph g : closed.graphs) {
      Phase.runAll(g, world, violations, observer);
      StackBounds.check(g, violations);
    }
    Recursion.check(closed.graphs, violations);
    Promises.check(closed.findings.calls(), violations);
    new Violations(closed.graphs).report(violations);
    return closed;
  }

  /** Exported ones first. */
  Collection<Graph> graphs() {
    return graphs;
  }

  int rounds() {
    return rounds;
  }

  private void round() {
    rounds++;
    world.beginRound();
    findings = new Findings(findings);
    graphs = new ArrayList<>();
    Map<JavaMethod, Graph> called = new LinkedHashMap<>();
    Deque<Graph> todo = new ArrayDeque<>();
    GraphBuilder builder = new GraphBuilder(world, findings);
    for (EntryPoint e : entries) {
      Graph g = new Graph(e.method(), e.symbol(), true);
      builder.build(g, e.receiver());
      graphs.add(g);
      todo.add(g);
    }
    while (!todo.isEmpty()) {
      for (JavaMethod callee : todo.poll().callees().keySet()) {
        if (!called.containsKey(callee)) {
          Graph g = new Graph(callee, callee.toString(), false);
          builder.build(g, Optional.empty());
          called.put(callee, g);
          todo.add(g);
        }
      }
    }
    graphs.addAll(called.values());
    world.followReferences();
  }
}
