package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.List;
import portkit.metal.compiler.ir.Node;

/**
 * The places where a value is live, or a part of them: splitting gives the parts locations of their
 * own.
 */
final class Interval {
  /** From a position up to another, not included. */
  record Range(int from, int to) {}

  /** A use, and how many loops it is in. */
  record Use(int position, int depth) {}

  static final int NEVER = Integer.MAX_VALUE;

  private final Node value;
  private final List<Range> ranges;
  private final List<Use> uses;
  private Location location;

  private Interval(Node value, List<Range> ranges, List<Use> uses) {
    this.value = value;
    this.ranges = ranges;
    this.uses = uses;
  }

  /** Of a value that is live nowhere yet. */
  static Interval of(Node value) {
    return new Interval(value, new ArrayList<>(), new ArrayList<>());
  }

  Node value() {
    return value;
  }

  Location location() {
    return location;
  }

  void location(Location where) {
    location = where;
  }

  /** Liveness is found backwards: ranges and uses are added from the last to the first. */
  void addRange(int from, int to) {
    if (!ranges.isEmpty() && ranges.getFirst().from <= to) {
      Range next = ranges.removeFirst();
      ranges.addFirst(new Range(Math.min(from, next.from), Math.max(to, next.to)));
    } else {
      ranges.addFirst(new Range(from, to));
    }
  }

  void addUse(Use use) {
    uses.addFirst(use);
  }

  /** The definition is where the first range really begins. */
  void startAt(int position) {
    if (ranges.isEmpty()) {
      ranges.add(new Range(position, position + 1)); // never used
    } else {
      Range first = ranges.removeFirst();
      ranges.addFirst(new Range(position, first.to));
    }
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  int from() {
    return ranges.getFirst().from;
  }

  int to() {
    return ranges.getLast().to;
  }

  boolean covers(int position) {
    for (Range r : ranges) {
      if (position < r.from) {
        return false;
      }
      if (position < r.to) {
        return true;
      }
    }
    return false;
  }

  /** The first use at or behind a position, or null. */
  Use nextUse(int position) {
    for (Use u : uses) {
      if (u.position >= position) {
        return u;
      }
    }
    return null;
  }

  int useCount() {
    return uses.size();
  }

  /** The first position that both cover, or {@link #NEVER}. */
  int firstCommon(Interval other) {
    int i = 0;
    int j = 0;
    while (i < ranges.size() && j < other.ranges.size()) {
      Range a = ranges.get(i);
      Range b = other.ranges.get(j);
      int from = Math.max(a.from, b.from);
      if (from < Math.min(a.to, b.to)) {
        return from;
      }
      if (a.to < b.to) {
        i++;
      } else {
        j++;
      }
    }
    return NEVER;
  }

  /** Cuts off and returns what lies at or behind the position, which must be inside. */
  Interval splitAt(int position) {
    List<Range> tail = new ArrayList<>();
    List<Range> head = new ArrayList<>();
    for (Range r : ranges) {
      if (r.to <= position) {
        head.add(r);
      } else if (r.from >= position) {
        tail.add(r);
      } else {
        head.add(new Range(r.from, position));
        tail.add(new Range(position, r.to));
      }
    }
    List<Use> tailUses =
        new ArrayList<>(uses.stream().filter(u -> u.position >= position).toList());
    uses.removeIf(u -> u.position >= position);
    ranges.clear();
    ranges.addAll(head);
    return new Interval(value, tail, tailUses);
  }

  @Override
  public String toString() {
    return "v" + value.id() + ranges + " in " + location;
  }
}
