package portkit.hosted.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A range set is what a bit for each address would be. */
class RangeSetProperties {
  private static final int UNIVERSE = 64;

  /** A change and the range it is about. */
  record Step(boolean add, int low, int high) {}

  @Property
  void agreesWithBits(@ForAll("steps") List<Step> steps) {
    RangeSet set = new RangeSet();
    BitSet bits = new BitSet();
    for (Step step : steps) {
      int before = bits.cardinality();
      bits.set(step.low, step.high, step.add);
      int changed = Math.abs(bits.cardinality() - before);
      long told = step.add ? set.add(step.low, step.high) : set.remove(step.low, step.high);
      assertEquals(changed, told);
      assertEquals(bits.cardinality(), set.size());
      compare(set, bits);
    }
  }

  private static void compare(RangeSet set, BitSet bits) {
    BitSet runs = new BitSet();
    set.each((low, high) -> runs.set((int) low, (int) high));
    assertEquals(bits, runs);
    for (int low = 0; low < UNIVERSE; low++) {
      int clear = bits.nextClearBit(low);
      for (int high = low + 1; high <= UNIVERSE; high++) {
        assertEquals(clear >= high, set.contains(low, high), low + "-" + high);
      }
      if (bits.get(low)) {
        assertEquals(clear, set.runHigh(low));
        assertEquals(bits.previousClearBit(low) + 1, set.runLow(low));
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> low = Arbitraries.integers().between(0, UNIVERSE - 1);
    Arbitrary<Integer> size = Arbitraries.integers().between(1, UNIVERSE);
    return Combinators.combine(Arbitraries.of(true, false), low, size)
        .as((add, from, length) -> new Step(add, from, Math.min(UNIVERSE, from + length)))
        .list()
        .ofMaxSize(20);
  }
}
