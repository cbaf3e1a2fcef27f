package portkit.hosted.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import portkit.hosted.host.Native;
import portkit.os.Errno;

/** Clauses MEM-01 to MEM-14 against a model that keeps a state for each page. */
class AddressSpaceProperties {
  private static final long PAGE = 4096;

  /** What the model knows of a page that is reserved. */
  private enum Page {
    NEVER_COMMITTED,
    COMMITTED,
    DECOMMITTED
  }

  /** What a step does. */
  enum Verb {
    RESERVE,
    COMMIT,
    DECOMMIT,
    RELEASE
  }

  /**
   * A call in terms of the addresses that were reserved so far.
   *
   * @param where which of the pages ever reserved, or one beside them
   * @param skew bytes that make the address or size odd, mostly 0
   */
  record Step(Verb verb, int where, int pages, int skew) {}

  private final TreeMap<Long, Page> pages = new TreeMap<>();
  private final TreeMap<Long, Integer> contents = new TreeMap<>();
  private final List<Long> everReserved = new ArrayList<>();
  private long peakCommitted;

  @Property(tries = 300)
  void agreesWithTheModel(@ForAll("steps") List<Step> steps) {
    AddressSpace space = new AddressSpace();
    forget();
    try {
      for (Step step : steps) {
        take(space, step);
        compare(space);
      }
    } finally {
      space.clear();
    }
    assertEquals(0, space.use().reserved());
    assertEquals(0, space.use().committed());
  }

  /** One instance of this class serves all tries. */
  private void forget() {
    pages.clear();
    contents.clear();
    everReserved.clear();
    peakCommitted = 0;
  }

  private void take(AddressSpace space, Step step) {
    if (step.verb == Verb.RESERVE || everReserved.isEmpty()) {
      reserve(space, step);
      return;
    }
    long p = everReserved.get(step.where % everReserved.size()) + step.skew;
    long n = step.pages * PAGE - (step.skew == 0 ? step.where % 2 : 0); // rounded up to pages
    boolean good = n > 0 && p % PAGE == 0 && allReserved(p, n);
    long expected = good ? 0 : Errno.EINVAL.result();
    switch (step.verb) {
      case COMMIT -> assertEquals(expected, space.commit(p, n), "commit");
      case DECOMMIT -> assertEquals(expected, space.decommit(p, n), "decommit");
      default -> assertEquals(expected, space.release(p, n), "release");
    }
    if (good) {
      for (long at = p; at < p + n; at += PAGE) {
        change(step.verb, at);
      }
    }
  }

  private void reserve(AddressSpace space, Step step) {
    long hint = everReserved.isEmpty() ? 0 : everReserved.get(step.where % everReserved.size());
    long address = space.reserve(hint, step.pages * PAGE - step.skew);
    if (step.pages == 0) {
      assertEquals(0, address);
      return;
    }
    assertTrue(address > 0 && address % PAGE == 0, "reserve gave " + address);
    for (long at = address; at < address + step.pages * PAGE; at += PAGE) {
      assertTrue(pages.put(at, Page.NEVER_COMMITTED) == null, "reserved twice");
      everReserved.add(at);
    }
  }

  private boolean allReserved(long p, long n) {
    for (long at = p; at < p + n; at += PAGE) {
      if (!pages.containsKey(at)) {
        return false;
      }
    }
    return true;
  }

  private void change(Verb verb, long at) {
    switch (verb) {
      case COMMIT -> {
        if (pages.put(at, Page.COMMITTED) == Page.NEVER_COMMITTED) {
          contents.put(at, 0);
        }
        contents.computeIfAbsent(at, key -> Native.memory(key, PAGE).getInt(0)); // undefined
      }
      case DECOMMIT -> {
        if (pages.get(at) == Page.COMMITTED) {
          pages.put(at, Page.DECOMMITTED);
        }
        contents.remove(at);
      }
      default -> {
        pages.remove(at);
        contents.remove(at);
      }
    }
  }

  private void compare(AddressSpace space) {
    long committed = 0;
    for (Map.Entry<Long, Page> page : pages.entrySet()) {
      boolean usable = page.getValue() == Page.COMMITTED;
      assertEquals(usable, space.writable(page.getKey(), PAGE));
      assertEquals(usable, space.readable(page.getKey() + PAGE - 1, 1));
      if (usable) {
        committed += PAGE;
        touch(page.getKey());
      }
    }
    peakCommitted = Math.max(peakCommitted, committed);
    assertEquals(pages.size() * PAGE, space.use().reserved());
    assertEquals(committed, space.use().committed());
    assertEquals(peakCommitted, space.use().peakCommitted());
  }

  /** Compares what the page holds and writes something new. */
  private void touch(long at) {
    assertEquals(contents.get(at), Native.memory(at, PAGE).getInt(0), "contents");
    int next = contents.get(at) + 1;
    Native.memory(at, PAGE).putInt(0, next);
    contents.put(at, next);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Verb.class),
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(0, 130),
            Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 4095))))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }
}
