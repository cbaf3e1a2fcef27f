package portkit.metal.port;

/**
 * A set of addresses below 2^63, as sorted intervals that neither overlap nor touch. It holds a
 * fixed number of intervals and allocates nothing; a change that needs more room is refused whole.
 */
public final class Intervals {
  /** What {@link #find} and {@link #gap} return when there is none. */
  public static final int NONE = -1;

  private final long[] from;
  private final long[] to;
  private int count;

  /** An empty set with room for so many intervals. */
  public Intervals(int capacity) {
    from = new long[capacity];
    to = new long[capacity];
  }

  /** The number of intervals. */
  public int count() {
    return count;
  }

  /** The first address of an interval; intervals are numbered from 0 by address. */
  public long from(int index) {
    return from[index];
  }

  /** The first address after an interval. */
  public long to(int index) {
    return to[index];
  }

  /** The sum of the intervals' lengths. */
  public long size() {
    long size = 0;
    for (int i = 0; i < count; i++) {
      size += to[i] - from[i];
    }
    return size;
  }

  /** The interval that holds the address, or {@link #NONE}. */
  public int find(long address) {
    int i = firstEndingAfter(address);
    return i < count && from[i] <= address ? i : NONE;
  }

  /** Whether the whole range, which is not empty, is in the set. */
  public boolean contains(long start, long end) {
    int i = find(start);
    return i != NONE && end <= to[i];
  }

  /** Whether any address of the range is in the set. */
  public boolean overlaps(long start, long end) {
    int i = firstEndingAfter(start);
    return i < count && from[i] < end;
  }

  /** Adds a range; false, and nothing is changed, if there is no room for a further interval. */
  public boolean add(long start, long end) {
    // All intervals that overlap or touch the range become one with it.
    int first = firstEndingAfter(start - 1);
    int last = first;
    while (last < count && from[last] <= end) {
      last++;
    }
    if (first == last) {
      if (!makeRoom(first)) {
        return false;
      }
      from[first] = start;
      to[first] = end;
      return true;
    }
    from[first] = Math.min(from[first], start);
    to[first] = Math.max(to[last - 1], end);
    closeUp(first + 1, last);
    return true;
  }

  /** Takes a range out; false, and nothing is changed, if there is no room to split an interval. */
  public boolean remove(long start, long end) {
    int first = firstEndingAfter(start);
    if (first < count && from[first] < start && end < to[first]) {
      if (!makeRoom(first)) {
        return false;
      }
      from[first] = from[first + 1];
      to[first] = start;
      from[first + 1] = end;
      return true;
    }
    if (first < count && from[first] < start) {
      to[first++] = start;
    }
    int last = first;
    while (last < count && to[last] <= end) {
      last++;
    }
    if (last < count && from[last] < end) {
      from[last] = end;
    }
    closeUp(first, last);
    return true;
  }

  /**
   * The lowest place between the intervals for a range.
   *
   * @param alignment a power of two
   * @return an aligned address from which so many addresses up to {@code high} are not in the set,
   *     or {@link #NONE}
   */
  public long gap(long size, long alignment, long low, long high) {
    long at = aligned(low, alignment);
    for (int i = firstEndingAfter(at); i < count && from[i] - at < size; i++) {
      at = aligned(to[i], alignment);
    }
    return size <= high - at ? at : NONE;
  }

  private static long aligned(long address, long alignment) {
    return address + alignment - 1 & -alignment;
  }

  /** By bisection: the lowest interval whose end is above the address; {@link #count} if none. */
  private int firstEndingAfter(long address) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (to[middle] > address) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Moves the intervals from the index on up by one; the one at the index is then there twice. */
  private boolean makeRoom(int index) {
    if (count == from.length) {
      return false;
    }
    for (int i = count; i > index; i--) {
      from[i] = from[i - 1];
      to[i] = to[i - 1];
    }
    count++;
    return true;
  }

  /** Drops the intervals from the first index up to the last, which stays. */
  private void closeUp(int first, int last) {
    int gone = last - first;
    for (int i = last; i < count; i++) {
      from[i - gone] = from[i];
      to[i - gone] = to[i];
    }
    count -= gone;
  }
}
