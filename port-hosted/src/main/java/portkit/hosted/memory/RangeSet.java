package portkit.hosted.memory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A set of addresses as disjoint half-open ranges; those that touch are one. Addresses are
 * non-negative. Not thread-safe.
 */
final class RangeSet {
  /** What {@link #each} calls. */
  interface Visitor {
    void range(long low, long high);
  }

  private final NavigableMap<Long, Long> highByLow = new TreeMap<>();
  private long size;

  /** A range known to be in the set, since the same memory is asked for again and again. */
  private long knownLow;

  private long knownHigh;

  /** The number of addresses in the set. */
  long size() {
    return size;
  }

  /** Whether the whole range is in the set. */
  boolean contains(long low, long high) {
    if (low >= knownLow && high <= knownHigh) {
      return true;
    }
    Map.Entry<Long, Long> range = highByLow.floorEntry(low);
    if (range == null || range.getValue() < high) {
      return false;
    }
    knownLow = range.getKey();
    knownHigh = range.getValue();
    return true;
  }

  /** Adds the range and tells how many of its addresses were not there yet. */
  long add(long low, long high) {
    long before = size;
    long from = low;
    long to = high;
    Map.Entry<Long, Long> range = highByLow.floorEntry(high);
    while (range != null && range.getValue() >= low) {
      from = Math.min(from, range.getKey());
      to = Math.max(to, range.getValue());
      drop(range);
      range = highByLow.floorEntry(high);
    }
    put(from, to);
    return size - before;
  }

  /** Removes the range and tells how many of its addresses were there. */
  long remove(long low, long high) {
    long before = size;
    Map.Entry<Long, Long> range = highByLow.lowerEntry(high);
    while (range != null && range.getValue() > low) {
      drop(range);
      put(range.getKey(), low);
      put(high, range.getValue());
      range = highByLow.lowerEntry(high);
    }
    return before - size;
  }

  /** The lowest address of the run of addresses that holds this one, which is in the set. */
  long runLow(long address) {
    return highByLow.floorKey(address);
  }

  /** The address behind the run of addresses that holds this one, which is in the set. */
  long runHigh(long address) {
    return highByLow.floorEntry(address).getValue();
  }

  /** Visits all runs from low to high. */
  void each(Visitor visitor) {
    for (Map.Entry<Long, Long> range : highByLow.entrySet()) {
      visitor.range(range.getKey(), range.getValue());
    }
  }

  private void drop(Map.Entry<Long, Long> range) {
    knownHigh = 0; // the known range is empty, and so in any set
    knownLow = 0;
    highByLow.remove(range.getKey());
    size -= range.getValue() - range.getKey();
  }

  private void put(long low, long high) {
    if (low < high) {
      highByLow.put(low, high);
      size += high - low;
    }
  }
}
