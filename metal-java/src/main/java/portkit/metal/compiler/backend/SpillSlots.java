package portkit.metal.compiler.backend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.compiler.ir.Node;

/** Stack slots for values; values that are not live at the same time may share one. */
final class SpillSlots {
  private final Map<Node, Location> assigned = new HashMap<>();
  private final List<List<Interval.Range>> occupied = new ArrayList<>();

  /** The slot of a value that lives within the range. */
  Location of(Node value, Interval.Range range) {
    return assigned.computeIfAbsent(value, v -> new Location.InSlot(find(range)));
  }

  private int find(Interval.Range range) {
    for (int i = 0; i < occupied.size(); i++) {
      if (occupied.get(i).stream().noneMatch(o -> o.from() < range.to() && range.from() < o.to())) {
        occupied.get(i).add(range);
        return i;
      }
    }
    occupied.add(new ArrayList<>(List.of(range)));
    return occupied.size() - 1;
  }

  int count() {
    return occupied.size();
  }
}
