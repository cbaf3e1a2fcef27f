package portkit.metal.compiler.debug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import portkit.metal.compiler.ir.Site;
import portkit.metal.compiler.world.JavaMethod;
import portkit.metal.dwarf.InlinedCall;
import portkit.metal.dwarf.Range;

/** The calls inlined into a function, found from the places that its code comes from. */
final class InlineTree {
  private record Key(JavaMethod callee, Site call) {}

  private final List<Range> code = new ArrayList<>();
  private final SequencedMap<Key, InlineTree> inlined = new LinkedHashMap<>();

  /** Learns that a range of code comes from a place. */
  void add(Site site, Range range) {
    InlineTree tree = this;
    for (Site s : callChain(site)) {
      tree = tree.inlined.computeIfAbsent(new Key(s.method(), s.caller()), k -> new InlineTree());
      tree.extend(range);
    }
  }

  /** The inlined places, outermost first. */
  private static List<Site> callChain(Site site) {
    List<Site> chain = new ArrayList<>();
    for (Site s = site; s.caller() != null; s = s.caller()) {
      chain.addFirst(s);
    }
    return chain;
  }

  /** Neighbouring ranges become one. */
  private void extend(Range range) {
    if (!code.isEmpty() && code.getLast().high() == range.low()) {
      code.set(code.size() - 1, new Range(code.getLast().low(), range.high()));
    } else {
      code.add(range);
    }
  }

  /** What was inlined here. */
  List<InlinedCall> calls() {
    List<InlinedCall> out = new ArrayList<>();
    inlined.forEach(
        (key, tree) ->
            out.add(
                new InlinedCall(
                    FunctionInfo.name(key.callee),
                    FunctionInfo.declared(key.callee),
                    FunctionInfo.position(key.call),
                    List.copyOf(tree.code),
                    tree.calls())));
    return out;
  }
}
