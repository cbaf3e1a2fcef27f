package portkit.metal.compiler.passes;

import java.lang.reflect.Array;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;

/** Removes bounds checks that cannot fail. */
final class RangeChecks {
  private RangeChecks() {}

  static void run(Graph graph) {
    for (Block b : graph.blocks()) {
      b.nodes().removeIf(n -> n instanceof Check.Bounds check && isRedundant(check, b));
    }
  }

  private static boolean isRedundant(Check.Bounds check, Block at) {
    Node index = check.input(0);
    Node array = check.input(1);
    Ranges ranges = new Ranges();
    boolean belowLength =
        array.isObject()
            ? ranges.upper(index, at) < Array.getLength(array.object())
            : ranges.isBelowLength(index, array, at);
    return belowLength && ranges.lower(index, at) >= 0;
  }
}
