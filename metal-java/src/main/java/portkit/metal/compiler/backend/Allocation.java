package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;

/** Where each value is at each position, and the moves that take it from one place to the next. */
final class Allocation {
  private final Positions positions;
  private final Liveness liveness;
  private final Map<Node, List<Interval>> parts;
  private final Map<Integer, List<Move>> movesAt = new HashMap<>();
  private final int slotCount;

  Allocation(
      Positions positions, Liveness liveness, Map<Node, List<Interval>> parts, int slotCount) {
    this.positions = positions;
    this.liveness = liveness;
    this.parts = parts;
    this.slotCount = slotCount;
    for (List<Interval> intervals : parts.values()) {
      intervals.removeIf(Interval::isEmpty);
      intervals.sort(Comparator.comparingInt(Interval::from));
    }
    parts.values().forEach(this::findMoves);
  }

  int slotCount() {
    return slotCount;
  }

  Positions positions() {
    return positions;
  }

  /** The callee-saved registers that hold values somewhere. */
  Set<Reg> calleeSaved() {
    Set<Reg> used = EnumSet.noneOf(Reg.class);
    for (List<Interval> intervals : parts.values()) {
      for (Interval i : intervals) {
        if (i.location() instanceof Location.InRegister(Reg r)
            && Registers.CALLEE_SAVED.contains(r)) {
          used.add(r);
        }
      }
    }
    return used;
  }

  /** Where the value is at a position at which it is live. */
  Location at(Node value, int position) {
    List<Interval> intervals = parts.get(value);
    for (Interval i : intervals) {
      if (i.covers(position)) {
        return i.location();
      }
    }
    throw new IllegalStateException("v" + value.id() + " at " + position + ": " + intervals);
  }

  /** Where the value appears. */
  Location atDefinition(Node value) {
    return parts.get(value).getFirst().location();
  }

  /** The slot to store the value in where it appears, if it is in memory later but not then. */
  Optional<Location> spilledAtDefinition(Node value) {
    if (!(atDefinition(value) instanceof Location.InRegister)) {
      return Optional.empty();
    }
    return parts.get(value).stream()
        .map(Interval::location)
        .filter(l -> l instanceof Location.InSlot)
        .findFirst();
  }

  /** What moves in front of the instruction at this position. */
  List<Move> movesAt(int position) {
    return movesAt.getOrDefault(position, List.of());
  }

  /** What moves on the edge between two blocks, phis included. */
  List<Move> movesOnEdge(Block from, Block to) {
    List<Move> moves = new ArrayList<>();
    int end = positions.to(from) - 1;
    int begin = positions.from(to);
    for (Node n : liveness.liveIn(to)) {
      addMove(moves, n, at(n, end), at(n, begin));
    }
    int edge = to.preds().indexOf(from);
    for (Phi p : to.phis()) {
      Node source = p.input(edge);
      Location at = source.isAllocated() ? at(source, end) : null;
      moves.add(new Move(source, at, atDefinition(p)));
      spilledAtDefinition(p).ifPresent(slot -> moves.add(new Move(source, at, slot)));
    }
    return moves;
  }

  private void findMoves(List<Interval> intervals) {
    for (int i = 1; i < intervals.size(); i++) {
      Interval before = intervals.get(i - 1);
      Interval after = intervals.get(i);
      if (before.to() == after.from() && !positions.isBlockBegin(after.from())) {
        List<Move> moves = movesAt.computeIfAbsent(after.from(), k -> new ArrayList<>());
        addMove(moves, after.value(), before.location(), after.location());
      }
    }
  }

  /** Memory is up to date since the definition: only registers are filled. */
  private static void addMove(List<Move> moves, Node value, Location from, Location to) {
    if (to instanceof Location.InRegister && !to.equals(from)) {
      moves.add(new Move(value, from, to));
    }
  }
}
