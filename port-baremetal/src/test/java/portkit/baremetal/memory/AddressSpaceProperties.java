package portkit.baremetal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import portkit.os.Errno;

/** The address space against a model of pages, its page tables walked by a simulated MMU. */
class AddressSpaceProperties {
  private static final long PAGE = 4096;
  private static final long LARGE = 2 << 20;
  private static final long BASE = 1L << 40;

  /** On pages counted from BASE; places are in units of 16 pages to meet the edges of tables. */
  record Step(String kind, int place, int pages) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just("reserve")),
                Tuple.of(4, Arbitraries.just("touch")),
                Tuple.of(2, Arbitraries.just("fill")),
                Tuple.of(2, Arbitraries.just("decommit")),
                Tuple.of(2, Arbitraries.just("release"))),
            evenly(0, 95),
            Arbitraries.oneOf(evenly(1, 100), evenly(500, 1600)))
        .as(Step::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  private static Arbitrary<Integer> evenly(int from, int to) {
    return Arbitraries.integers().between(from, to).withDistribution(RandomDistribution.uniform());
  }

  /** With much memory there are large pages, too. */
  @Property(tries = 400)
  void mapsWhatIsReservedAndNothingElse(
      @ForAll("steps") List<Step> steps, @ForAll boolean muchMemory) {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(muchMemory ? 64 : 24);
    boolean[] large = new boolean[1];
    memory.run(() -> large[0] = replay(memory, steps));
    Statistics.label("with large pages")
        .collect(large[0])
        .coverage(coverage -> coverage.check(true).count(n -> n > 0));
  }

  /** Returns whether there was a large page. */
  private static boolean replay(SimulatedMemory memory, List<Step> steps) {
    boolean large = false;
    long free = memory.frames.free();
    // In order: a release of every other page would leave more pieces than there may be.
    Set<Long> reserved = new TreeSet<>();
    Map<Long, Long> marks = new HashMap<>();
    Set<Long> spoilt = new HashSet<>();
    for (Step step : steps) {
      long at = BASE + step.place * (16 * PAGE);
      long n = step.pages * PAGE;
      switch (step.kind) {
        case "reserve" -> {
          long got = memory.space.reserve(at, n);
          if (got == at) {
            for (long p = at; p < at + n; p += PAGE) {
              assertTrue(reserved.add(p), "reserved twice");
            }
          } else {
            assertEquals(0, memory.space.release(got, n));
          }
        }
        case "touch" -> touch(memory, at, n, 64 * PAGE, reserved, marks, spoilt);
        case "fill" -> touch(memory, at, n, PAGE, reserved, marks, spoilt);
        default -> {
          boolean whole = true;
          for (long p = at; p < at + n; p += PAGE) {
            whole &= reserved.contains(p);
          }
          boolean release = step.kind.equals("release");
          assertEquals(
              whole ? 0 : Errno.EINVAL.result(),
              release ? memory.space.release(at, n) : memory.space.decommit(at, n));
          for (long p = at; whole && p < at + n; p += PAGE) {
            marks.remove(p);
            if (release) {
              reserved.remove(p);
              spoilt.remove(p);
            } else {
              spoilt.add(p);
            }
            assertTrue(memory.mmu().translate(p).isEmpty(), "still mapped");
          }
        }
      }
      large |= check(memory, reserved, marks);
    }
    for (long p : reserved) {
      assertEquals(0, memory.space.release(p, PAGE));
    }
    assertEquals(free, memory.frames.free(), "frames or page tables were not given back");
    assertEquals(1, memory.mmu().tables());
    return large;
  }

  /**
   * Touches pages at some distance as a program would that gets page faults, and leaves a mark
   * there.
   */
  private static void touch(
      SimulatedMemory memory,
      long at,
      long n,
      long distance,
      Set<Long> reserved,
      Map<Long, Long> marks,
      Set<Long> spoilt) {
    for (long p = at; p < at + n; p += distance) {
      if (memory.mmu().translate(p).isEmpty()) {
        AddressSpace.Touch touch = memory.space.touch(p + 8);
        if (!reserved.contains(p)) {
          assertEquals(AddressSpace.Touch.FOREIGN, touch);
          continue;
        }
        if (touch == AddressSpace.Touch.NO_MEMORY) {
          continue;
        }
        assertEquals(AddressSpace.Touch.MAPPED, touch);
        long content = memory.machine.memory().load(physical(memory, p), 8);
        assertTrue(content == 0 || spoilt.contains(p), "not zero");
      }
      memory.machine.memory().store(physical(memory, p), 8, p);
      marks.put(p, p);
    }
  }

  private static long physical(SimulatedMemory memory, long virtual) {
    SimulatedMmu.Page page = memory.mmu().translate(virtual).orElseThrow();
    return page.physical() + virtual - page.virtual();
  }

  /** Returns whether there is a large page. */
  private static boolean check(SimulatedMemory memory, Set<Long> reserved, Map<Long, Long> marks) {
    Set<Long> used = new HashSet<>();
    boolean large = false;
    for (SimulatedMmu.Page page : memory.mmu().pages().values()) {
      assertTrue(page.writable() && !page.executable(), page::toString);
      large |= page.size() == LARGE;
      for (long p = 0; p < page.size(); p += PAGE) {
        assertTrue(reserved.contains(page.virtual() + p), page::toString);
        assertTrue(used.add(page.physical() + p), "a frame serves two pages");
      }
    }
    marks.forEach(
        (page, mark) ->
            assertEquals(mark, memory.machine.memory().load(physical(memory, page), 8)));
    return large;
  }

  @Property(tries = 200)
  void refusesWhatIsNotReserved(@ForAll long p, @ForAll long n) {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(3);
    memory.run(
        () -> {
          assertEquals(BASE, memory.space.reserve(0, LARGE));
          assertEquals(Errno.EINVAL.result(), memory.space.commit(p, n));
          assertEquals(Errno.EINVAL.result(), memory.space.decommit(p, n));
          assertEquals(Errno.EINVAL.result(), memory.space.release(p, n));
          assertEquals(Errno.EINVAL.result(), memory.space.commit(BASE, 0));
          assertEquals(Errno.EINVAL.result(), memory.space.commit(BASE, LARGE + 1));
          assertEquals(Errno.EINVAL.result(), memory.space.commit(BASE + 1, PAGE));
        });
  }

  @Property(tries = 200)
  void reservesWhateverTheHintIs(@ForAll long hint, @ForAll @IntRange(min = 1) int n) {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(3);
    memory.run(
        () -> {
          long first = memory.space.reserve(hint, n);
          long second = memory.space.reserve(hint, n);
          assertTrue(first >= AddressSpace.LOWEST && first % PAGE == 0);
          assertTrue(second >= AddressSpace.LOWEST && second % PAGE == 0);
          assertTrue(Math.abs(first - second) >= n);
        });
  }

  @Test
  void anImpossibleReservationIsZero() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(3);
    memory.run(
        () -> {
          assertEquals(0, memory.space.reserve(0, 0));
          assertEquals(0, memory.space.reserve(0, -1));
          assertEquals(0, memory.space.reserve(0, Long.MAX_VALUE));
          assertEquals(0, memory.space.reserve(0, 1L << 47));
        });
  }

  @Test
  void memoryThatIsTouchedOneAfterTheOtherGetsLargePages() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(64);
    memory.run(
        () -> {
          long at = memory.space.reserve(0, 4 * LARGE);
          for (long p = at; p < at + 4 * LARGE; p += PAGE) {
            if (memory.mmu().translate(p).isEmpty()) {
              assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(p));
            }
          }
          assertEquals(PAGE, memory.mmu().translate(at).orElseThrow().size());
          assertEquals(LARGE, memory.mmu().translate(at + LARGE).orElseThrow().size());
          assertEquals(LARGE, memory.mmu().translate(at + 3 * LARGE).orElseThrow().size());
        });
  }

  @Test
  void aLargePageIsSplitWhenPartOfItGoesEvenIfNoMemoryIsFree() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(64);
    memory.run(
        () -> {
          long at = memory.space.reserve(0, 2 * LARGE);
          assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(at + LARGE - 1));
          assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(at + LARGE));
          long frame = physical(memory, at + LARGE + 7 * PAGE);
          memory.machine.memory().store(frame, 8, 77);
          while (memory.frames.take() != FrameAllocator.NONE) {}
          assertEquals(0, memory.space.decommit(at + LARGE, 7 * PAGE));
          assertTrue(memory.mmu().translate(at + LARGE + 6 * PAGE).isEmpty());
          assertEquals(frame, physical(memory, at + LARGE + 7 * PAGE));
          assertEquals(77, memory.machine.memory().load(frame, 8));
          // One of the seven is the table now.
          assertEquals(6, memory.frames.free());
          assertEquals(0, memory.space.decommit(at + LARGE, LARGE));
          assertEquals(512, memory.frames.free());
        });
  }

  @Test
  void exhaustionIsToldAndHarmsNothing() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(4);
    memory.run(
        () -> {
          long at = memory.space.reserve(0, 64L << 20);
          assertEquals(0, memory.space.commit(at, 32L << 20), "sparse use of a table");
          assertEquals(Errno.ENOMEM.result(), memory.space.commit(at, 32L << 20));
          long p = at;
          while (memory.space.touch(p) == AddressSpace.Touch.MAPPED) {
            memory.machine.memory().store(physical(memory, p), 8, p);
            p += PAGE;
          }
          assertEquals(AddressSpace.Touch.NO_MEMORY, memory.space.touch(p));
          assertEquals(Errno.ENOMEM.result(), memory.space.commit(at, PAGE));
          for (long q = at; q < p; q += PAGE) {
            assertEquals(q, memory.machine.memory().load(physical(memory, q), 8));
          }
          assertEquals(0, memory.space.decommit(at, p - at));
          assertEquals(0, memory.space.commit(at, PAGE));
          assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(p));
        });
  }

  @Test
  void moreThanThereIsCannotBeCommitted() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(4);
    memory.run(
        () -> {
          long at = memory.space.reserve(0, 1L << 30);
          assertNotEquals(0, at);
          assertEquals(Errno.ENOMEM.result(), memory.space.commit(at, 1L << 30));
        });
  }

  @Test
  void onlyWhatWasAllInUseMayComeBackWithAnything() {
    SimulatedMemory memory = SimulatedMemory.ofMegabytes(64);
    memory.run(
        () -> {
          for (long frame : LongStream.generate(memory.frames::take).limit(1000).toArray()) {
            memory.machine.memory().store(frame, 8, -1);
            memory.frames.release(frame);
          }
          long at = memory.space.reserve(0, 4 * LARGE);
          assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(at));
          assertEquals(0, memory.space.decommit(at, LARGE), "most of it never touched");
          for (long p = at; p < at + LARGE; p += 16 * PAGE) {
            assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(p));
            assertEquals(0, memory.machine.memory().load(physical(memory, p), 8));
          }
          assertEquals(0, memory.space.decommit(at, LARGE));
          assertEquals(0, memory.space.release(at, 4 * LARGE));
          long again = memory.space.reserve(at, 4 * LARGE);
          assertEquals(AddressSpace.Touch.MAPPED, memory.space.touch(again));
          assertEquals(0, memory.machine.memory().load(physical(memory, again), 8));
        });
  }
}
