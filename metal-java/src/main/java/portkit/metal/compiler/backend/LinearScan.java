package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Node;

/**
 * Linear scan with interval splitting and lifetime holes (Wimmer and Mössenböck, "Optimized
 * Interval Splitting in a Linear Scan Register Allocator", 2005). Every operand may also be in
 * memory, so no use forces a register; a value that is ever in memory is stored there once, where
 * it is defined.
 */
final class LinearScan {
  private static final Comparator<Interval> BY_START =
      Comparator.comparingInt(Interval::from).thenComparingInt(i -> i.value().id());

  private final Positions positions;
  private final Liveness liveness;
  private final Hints hints;
  private final SpillSlots slots = new SpillSlots();
  private final PriorityQueue<Interval> unhandled = new PriorityQueue<>(BY_START);
  private final List<Interval> active = new ArrayList<>();
  private final List<Interval> inactive = new ArrayList<>();

  /** In order of insertion: the code must be the same every time. */
  private final Map<Node, List<Interval>> parts = new LinkedHashMap<>();

  private final Map<Node, Interval.Range> whole = new HashMap<>();

  private LinearScan(Graph graph) {
    positions = new Positions(graph);
    liveness = new Liveness(graph, positions);
    hints = new Hints(graph);
  }

  static Allocation run(Graph graph) {
    LinearScan scan = new LinearScan(graph);
    scan.scan();
    return new Allocation(scan.positions, scan.liveness, scan.parts, scan.slots.count());
  }

  private void scan() {
    for (Interval i : liveness.intervals()) {
      whole.put(i.value(), new Interval.Range(i.from(), i.to()));
      enqueue(i);
    }
    while (!unhandled.isEmpty()) {
      Interval current = unhandled.poll();
      expire(current.from());
      if (!takeFree(current)) {
        takeBlocked(current);
      }
    }
  }

  private void enqueue(Interval i) {
    unhandled.add(i);
    parts.computeIfAbsent(i.value(), k -> new ArrayList<>()).add(i);
  }

  private void expire(int position) {
    List<Interval> all = new ArrayList<>(active);
    all.addAll(inactive);
    active.clear();
    inactive.clear();
    for (Interval i : all) {
      if (i.to() > position) {
        (i.covers(position) ? active : inactive).add(i);
      }
    }
  }

  private static Reg register(Interval i) {
    return ((Location.InRegister) i.location()).reg();
  }

  /** Up to which position each register is free for the interval. */
  private Map<Reg, Integer> freeUntil(Interval current) {
    Map<Reg, Integer> free = new EnumMap<>(Reg.class);
    int clobber = nextClobber(current);
    Registers.CALLER_SAVED.forEach(r -> free.put(r, clobber));
    Registers.CALLEE_SAVED.forEach(r -> free.put(r, Interval.NEVER));
    active.forEach(a -> free.put(register(a), 0));
    for (Interval i : inactive) {
      free.merge(register(i), i.firstCommon(current), Math::min);
    }
    return free;
  }

  /** The first call that the interval lives across. */
  private int nextClobber(Interval i) {
    for (int c : liveness.clobbers()) {
      if (c >= i.from() && i.covers(c)) {
        return c;
      }
    }
    return Interval.NEVER;
  }

  private boolean takeFree(Interval current) {
    Map<Reg, Integer> free = freeUntil(current);
    Reg best = pick(current, free);
    int until = free.get(best);
    if (until >= current.to()) {
      assign(current, best);
      return true;
    }
    if (Positions.instruction(until) <= current.from()) {
      return false;
    }
    Interval.Use next = current.nextUse(current.from());
    if (next == null || next.position() >= until) {
      return false; // a register without a use in it is no gain
    }
    int split = positions.best(current.from(), until);
    if (split <= current.from()) {
      return false;
    }
    enqueue(current.splitAt(split));
    assign(current, best);
    return true;
  }

  /** A register that spares a move if it is free long enough, else the one free longest. */
  private Reg pick(Interval current, Map<Reg, Integer> free) {
    for (Node n : hints.related(current.value())) {
      for (Interval i : parts.getOrDefault(n, List.of())) {
        if (i.location() instanceof Location.InRegister(Reg r) && free.get(r) >= current.to()) {
          return r;
        }
      }
    }
    Reg wanted = hints.fixed(current.value());
    if (wanted != null && free.getOrDefault(wanted, 0) >= current.to()) {
      return wanted;
    }
    Reg best = Registers.CALLER_SAVED.getFirst();
    for (Map.Entry<Reg, Integer> e : free.entrySet()) {
      if (isBetter(e.getKey(), e.getValue(), best, free.get(best), current)) {
        best = e.getKey();
      }
    }
    return best;
  }

  /** Among registers that are free long enough, those that need not be saved come first. */
  private static boolean isBetter(Reg r, int free, Reg than, int thanFree, Interval current) {
    int enough = Math.min(free, current.to());
    int thanEnough = Math.min(thanFree, current.to());
    if (enough != thanEnough) {
      return enough > thanEnough;
    }
    return Registers.CALLER_SAVED.contains(r) && !Registers.CALLER_SAVED.contains(than);
  }

  private void assign(Interval i, Reg reg) {
    i.location(new Location.InRegister(reg));
    active.add(i);
  }

  /** No register is free: the interval whose next use matters least goes to memory. */
  private void takeBlocked(Interval current) {
    Interval victim = null;
    for (Interval a : active) {
      if (canTake(current, register(a))
          && (victim == null || matters(victim, current) > matters(a, current))) {
        victim = a;
      }
    }
    if (victim == null || matters(victim, current) >= matters(current, current)) {
      spill(current);
      return;
    }
    Reg reg = register(victim);
    active.remove(victim);
    evict(victim, current.from());
    int until = freeUntil(current).get(reg);
    if (until < current.to()) {
      enqueue(current.splitAt(positions.best(current.from(), until)));
    }
    assign(current, reg);
  }

  /** Whether the register, once its holder is gone, stays free over at least one instruction. */
  private boolean canTake(Interval current, Reg reg) {
    int until = Registers.CALLER_SAVED.contains(reg) ? nextClobber(current) : Interval.NEVER;
    for (Interval i : inactive) {
      if (register(i) == reg) {
        until = Math.min(until, i.firstCommon(current));
      }
    }
    return until >= current.to() || positions.best(current.from(), until) > current.from();
  }

  /** How much it costs not to have the value in a register: deep and soon is dear. */
  private static double matters(Interval i, Interval current) {
    Interval.Use next = i.nextUse(current.from());
    if (next == null) {
      return 0;
    }
    double distance = next.position() - current.from() + 1.0;
    return Math.pow(10, Math.min(next.depth(), 6)) / distance;
  }

  /** Splits off what comes from the position on, which goes to memory for a while. */
  private void evict(Interval victim, int position) {
    int at = Positions.instruction(position);
    if (at > victim.from()) {
      Interval tail = victim.splitAt(at);
      parts.get(victim.value()).add(tail);
      spill(tail);
    } else {
      spill(victim); // it begins at this very instruction
    }
  }

  /** Puts the interval into memory until it pays to load it again. */
  private void spill(Interval i) {
    i.location(slots.of(i.value(), whole.get(i.value())));
    Interval.Use next = i.nextUse(Positions.instruction(i.from()) + Positions.STEP);
    if (next == null || (next.depth() == 0 && i.useCount() < 3)) {
      return;
    }
    int reload = positions.best(i.from(), next.position());
    if (reload > i.from() && reload < i.to() && next.position() < i.to()) {
      enqueue(i.splitAt(reload));
    }
  }
}
