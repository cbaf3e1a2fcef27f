package portkit.metal.compiler;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import portkit.metal.compiler.frontend.CallGraph;
import portkit.metal.compiler.frontend.Violation;
import portkit.metal.compiler.ir.Rule;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.hw.EnablesInterrupts;
import portkit.metal.hw.Uninterruptible;

/** Follows every call path from a method that promises to let no interrupt in. */
final class Promises {
  private final CallGraph calls;
  private final List<Violation> violations;

  private Promises(CallGraph calls, List<Violation> violations) {
    this.calls = calls;
    this.violations = violations;
  }

  static void check(CallGraph calls, List<Violation> violations) {
    Promises check = new Promises(calls, violations);
    for (JavaMethod caller : calls.callers()) {
      caller
          .annotationValue(Uninterruptible.class)
          .ifPresent(reason -> check.follow(caller, reason));
    }
  }

  /** Breadth first, so that the path shown is a shortest one. */
  private void follow(JavaMethod promising, String reason) {
    Map<JavaMethod, JavaMethod> reachedFrom = new HashMap<>();
    SequencedSet<JavaMethod> todo = new LinkedHashSet<>(List.of(promising));
    while (!todo.isEmpty()) {
      JavaMethod caller = todo.removeFirst();
      for (Map.Entry<JavaMethod, Site> call : calls.callees(caller).entrySet()) {
        JavaMethod callee = call.getKey();
        if (callee != promising && reachedFrom.putIfAbsent(callee, caller) == null) {
          if (callee.annotation(EnablesInterrupts.class).isPresent()) {
            String path = path(promising, callee, reachedFrom);
            String what = "%s is uninterruptible (%s), but %s".formatted(promising, reason, path);
            violations.add(new Violation(Rule.PROMISE, what, call.getValue()));
          } else {
            todo.addLast(callee);
          }
        }
      }
    }
  }

  private static String path(
      JavaMethod from, JavaMethod to, Map<JavaMethod, JavaMethod> reachedFrom) {
    String path = to + ", which lets interrupts in";
    for (JavaMethod m = to; m != from; m = reachedFrom.get(m)) {
      path = reachedFrom.get(m) + " calls " + path;
    }
    return path;
  }
}
