package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Call;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Param;
import portkit.metal.compiler.ir.Phi;

/** Finds the interval of each value, and the calls. */
final class Liveness {
  private final Graph graph;
  private final Positions positions;
  private final Node[] byId;
  private final Map<Block, BitSet> liveIn = new HashMap<>();
  private final Interval[] intervals;
  private final List<Integer> clobbers = new ArrayList<>();

  Liveness(Graph graph, Positions positions) {
    this.graph = graph;
    this.positions = positions;
    byId = new Node[graph.nodeCount()];
    intervals = new Interval[graph.nodeCount()];
    for (Block b : graph.blocks()) {
      b.phis().forEach(this::index);
      b.nodes().forEach(this::index);
    }
    findLiveIn();
    graph.blocks().reversed().forEach(this::buildIntervals);
    clobbers.sort(null);
  }

  private void index(Node n) {
    byId[n.id()] = n;
    if (n.isAllocated()) {
      intervals[n.id()] = Interval.of(n);
    }
  }

  /** Whether the operation leaves only callee-saved registers alone. */
  static boolean clobbers(Node n) {
    return n instanceof Call || (n instanceof IntrinsicCall i && i.intrinsic().clobbersRegisters());
  }

  /** Positions at which calls destroy the caller-saved registers, ascending. */
  List<Integer> clobbers() {
    return clobbers;
  }

  /** The intervals of all values. */
  List<Interval> intervals() {
    List<Interval> out = new ArrayList<>();
    for (Interval i : intervals) {
      if (i != null && !i.isEmpty()) {
        out.add(i);
      }
    }
    return out;
  }

  /** The values live where a block begins, apart from its phis. */
  List<Node> liveIn(Block b) {
    return liveIn.get(b).stream().mapToObj(id -> byId[id]).toList();
  }

  private void findLiveIn() {
    graph.blocks().forEach(b -> liveIn.put(b, new BitSet()));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block b : graph.blocks().reversed()) {
        BitSet live = liveOut(b);
        for (Node n : b.nodes().reversed()) {
          live.clear(n.id());
          n.inputs().stream().filter(Node::isAllocated).forEach(x -> live.set(x.id()));
        }
        b.phis().forEach(p -> live.clear(p.id()));
        changed |= !live.equals(liveIn.put(b, live));
      }
    }
  }

  private BitSet liveOut(Block b) {
    BitSet live = new BitSet();
    for (Block s : b.succs()) {
      live.or(liveIn.get(s));
      int edge = s.preds().indexOf(b);
      for (Phi p : s.phis()) {
        if (p.input(edge).isAllocated()) {
          live.set(p.input(edge).id());
        }
      }
    }
    return live;
  }

  private void buildIntervals(Block b) {
    int from = positions.from(b);
    int to = positions.to(b);
    liveOut(b).stream().forEach(id -> intervals[id].addRange(from, to));
    for (Block s : b.succs()) {
      int edge = s.preds().indexOf(b);
      for (Phi p : s.phis()) {
        if (p.input(edge).isAllocated()) {
          intervals[p.input(edge).id()].addUse(new Interval.Use(to - 1, b.loopDepth()));
        }
      }
    }
    for (Node n : b.nodes().reversed()) {
      int at = positions.of(n);
      if (clobbers(n)) {
        clobbers.add(at + Positions.CLOBBER);
      }
      if (n.isAllocated()) {
        intervals[n.id()].startAt(n instanceof Param ? from : at + Positions.RESULT);
      }
      for (Node x : n.inputs()) {
        if (x.isAllocated()) {
          intervals[x.id()].addRange(from, at + Positions.OPERANDS_END);
          intervals[x.id()].addUse(new Interval.Use(at, b.loopDepth()));
        }
      }
    }
    b.phis().forEach(p -> intervals[p.id()].startAt(from));
  }
}
