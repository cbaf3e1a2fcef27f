package portkit.metal.compiler.passes;

import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;

/** What is known not to be null. */
final class NullFacts {
  private NullFacts() {}

  /** Whether the base of a load, a reference or a constant address, is known not to be null. */
  static boolean isNotNull(Node base, Block atEndOf) {
    return base.kind() != Kind.REF
        || base.refType().nonNull()
        || isChecked(base, atEndOf)
        || Facts.of(base, atEndOf).stream()
            .anyMatch(f -> f.cond() == Cond.NE && f.other().isNull());
  }

  private static boolean isChecked(Node reference, Block atEndOf) {
    Block b = atEndOf;
    while (true) {
      if (b.nodes().stream().anyMatch(n -> n instanceof Check.Null && n.input(0) == reference)) {
        return true;
      }
      if (b.dominator() == b) {
        return false;
      }
      b = b.dominator();
    }
  }
}
