package portkit.metal.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** {@link Intervals} against a set of bits. */
class IntervalsProperties {
  private static final int SPACE = 120;

  record Change(boolean add, int from, int to) {}

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Integer> address = Arbitraries.integers().between(1, SPACE - 1);
    return Combinators.combine(Arbitraries.of(true, false), address, address)
        .as((add, a, b) -> new Change(add, Math.min(a, b), Math.max(a, b) + 1))
        .list()
        .ofMaxSize(40);
  }

  @Property
  void isTheSetOfItsChanges(@ForAll("changes") List<Change> changes) {
    Intervals intervals = new Intervals(4);
    BitSet model = new BitSet();
    for (Change change : changes) {
      BitSet changed = (BitSet) model.clone();
      changed.set(change.from, change.to, change.add);
      boolean done =
          change.add
              ? intervals.add(change.from, change.to)
              : intervals.remove(change.from, change.to);
      assertEquals(runs(changed) <= 4, done, change + " to " + model);
      if (done) {
        model = changed;
      }
      check(model, intervals);
    }
  }

  private static int runs(BitSet set) {
    int runs = 0;
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(set.nextClearBit(i))) {
      runs++;
    }
    return runs;
  }

  private static void check(BitSet model, Intervals intervals) {
    assertEquals(runs(model), intervals.count());
    assertEquals(model.cardinality(), intervals.size());
    for (int i = 0; i < SPACE; i++) {
      assertEquals(model.get(i), intervals.find(i) != Intervals.NONE);
      for (int end = i + 1; end < SPACE; end += 7) {
        BitSet part = model.get(i, end);
        assertEquals(part.cardinality() == end - i, intervals.contains(i, end));
        assertEquals(!part.isEmpty(), intervals.overlaps(i, end));
      }
    }
    checkGaps(model, intervals);
  }

  private static void checkGaps(BitSet model, Intervals intervals) {
    for (int size = 1; size < 20; size += 3) {
      for (int alignment = 1; alignment <= 8; alignment *= 2) {
        long expected = Intervals.NONE;
        for (int at = 8; at + size <= SPACE && expected == Intervals.NONE; at += alignment) {
          expected = model.get(at, at + size).isEmpty() ? at : Intervals.NONE;
        }
        assertEquals(expected, intervals.gap(size, alignment, 8, SPACE));
      }
    }
  }

  @Test
  void refusesWhatItHasNoRoomForAndStaysAsItIs() {
    Intervals intervals = new Intervals(1);
    assertTrue(intervals.add(10, 20));
    assertFalse(intervals.add(30, 40));
    assertFalse(intervals.remove(12, 14));
    assertTrue(intervals.contains(10, 20));
    assertEquals(1, intervals.count());
  }
}
