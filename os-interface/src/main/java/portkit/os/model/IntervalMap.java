package portkit.os.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Values of ranges of numbers. */
final class IntervalMap<T> {
  /** A range with one value; {@code to} is behind it. */
  record Piece<T>(long from, long to, T value) {}

  private final TreeMap<Long, Piece<T>> pieces = new TreeMap<>();

  /** Gives a range a value. */
  void put(long from, long to, T value) {
    remove(from, to);
    pieces.put(from, new Piece<>(from, to, value));
  }

  /** Takes a range out. */
  void remove(long from, long to) {
    split(from);
    split(to);
    pieces.subMap(from, to).clear();
  }

  /** Changes all values in a range. */
  void update(long from, long to, UnaryOperator<T> change) {
    split(from);
    split(to);
    pieces.subMap(from, to).replaceAll((at, p) -> new Piece<>(p.from, p.to, change.apply(p.value)));
  }

  private void split(long at) {
    Map.Entry<Long, Piece<T>> entry = pieces.lowerEntry(at);
    if (entry != null && entry.getValue().to > at) {
      Piece<T> piece = entry.getValue();
      pieces.put(piece.from, new Piece<>(piece.from, at, piece.value));
      pieces.put(at, new Piece<>(at, piece.to, piece.value));
    }
  }

  /** The parts of the range that have a value, in order. */
  List<Piece<T>> within(long from, long to) {
    List<Piece<T>> out = new ArrayList<>();
    Map.Entry<Long, Piece<T>> first = pieces.floorEntry(from);
    for (Piece<T> p : pieces.tailMap(first == null ? from : first.getKey()).values()) {
      if (p.from >= to) {
        break;
      }
      if (p.to > from) {
        out.add(new Piece<>(Math.max(p.from, from), Math.min(p.to, to), p.value));
      }
    }
    return out;
  }

  /** Whether the whole range has values. */
  boolean covers(long from, long to) {
    return gap(from, to).isEmpty();
  }

  /** The first place in the range that has none. */
  private Optional<Long> gap(long from, long to) {
    long at = from;
    for (Piece<T> piece : within(from, to)) {
      if (piece.from > at) {
        return Optional.of(at);
      }
      at = piece.to;
    }
    return at < to ? Optional.of(at) : Optional.empty();
  }

  /** The total length of all pieces. */
  long size() {
    return pieces.values().stream().mapToLong(p -> p.to - p.from).sum();
  }

  /** The total length of the pieces whose values pass. */
  long size(Predicate<T> which) {
    return pieces.values().stream()
        .filter(p -> which.test(p.value))
        .mapToLong(p -> p.to - p.from)
        .sum();
  }
}
