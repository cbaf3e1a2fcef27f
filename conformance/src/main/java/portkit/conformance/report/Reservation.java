package portkit.conformance.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What was reserved by one call, and what has become of it since.
 *
 * @param name the register that got its address
 * @param size in bytes, when it was reserved
 * @param parts of it that are still there, in order
 */
record Reservation(String name, long size, List<Part> parts) {
  /** A piece of one state; offsets are from the reservation's start. */
  record Part(long from, long to, boolean committed) {}

  Reservation {
    parts = List.copyOf(parts);
  }

  /** All of it reserved, nothing committed. */
  static Reservation of(String name, long size) {
    return new Reservation(name, size, List.of(new Part(0, size, false)));
  }

  /** With a range committed or not; what was released stays so. */
  Reservation with(long from, long to, boolean committed) {
    List<Part> changed = new ArrayList<>();
    for (Part part : parts) {
      pieces(changed, part, from, to);
      long low = Math.max(part.from, from);
      long high = Math.min(part.to, to);
      if (low < high) {
        changed.add(new Part(low, high, committed));
      }
    }
    changed.sort((a, b) -> Long.compare(a.from, b.from));
    return new Reservation(name, size, changed);
  }

  /** Without a range. */
  Reservation without(long from, long to) {
    List<Part> left = new ArrayList<>();
    parts.forEach(part -> pieces(left, part, from, to));
    return new Reservation(name, size, left);
  }

  /** What a part has outside of a range. */
  private static void pieces(List<Part> to, Part part, long from, long end) {
    if (part.from < Math.min(part.to, from)) {
      to.add(new Part(part.from, Math.min(part.to, from), part.committed));
    }
    if (Math.max(part.from, end) < part.to) {
      to.add(new Part(Math.max(part.from, end), part.to, part.committed));
    }
  }
}
