package portkit.metal.compiler.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Param;
import portkit.metal.compiler.ir.RefType;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.compiler.world.World;

/** Builds the graph of one method under the facts known so far. */
public final class GraphBuilder {
  private final World world;
  private final Findings findings;

  /** What is found on the way is added to the findings. */
  public GraphBuilder(World world, Findings findings) {
    this.world = world;
    this.findings = findings;
  }

  /**
   * Fills the graph.
   *
   * @param receiver the object that an exported method was exported from; else empty
   */
  public void build(Graph graph, Optional<Object> receiver) {
    JavaMethod method = graph.method();
    Cursor cursor = new Cursor(world, graph, findings);
    cursor.site(new Site(method, method.firstLine(), null));
    try {
      if (method.usesFloatingPoint()) {
        Forbidden _ =
            cursor.report(Kind.INT, Rule.FLOATING_POINT, "the parameters or result of " + method);
      }
      List<Node> arguments = arguments(cursor, receiver);
      Optional<Node> result = new MethodParser(cursor, method, null, null).run(arguments);
      cursor.append(new Terminator.Return(result.stream().toArray(Node[]::new)));
    } catch (BlockEnded e) {
      // It never returns.
    }
  }

  private List<Node> arguments(Cursor cursor, Optional<Object> receiver) {
    JavaMethod method = cursor.graph().method();
    List<Kind> kinds = method.argumentKinds();
    List<Node> arguments = new ArrayList<>();
    receiver.ifPresent(r -> arguments.add(cursor.object(r)));
    int bound = arguments.size(); // part of the image, not an argument
    for (int i = bound; i < kinds.size(); i++) {
      arguments.add(cursor.append(new Param(kinds.get(i), i - bound)));
    }
    if (!method.isStatic() && receiver.isEmpty()) {
      Optional<Object> only = world.singleton(method.owner());
      if (only.isPresent()) {
        arguments.set(0, cursor.object(only.get()));
      } else {
        arguments.getFirst().withType(RefType.declared(method.owner()).notNull());
      }
    }
    return arguments;
  }
}
