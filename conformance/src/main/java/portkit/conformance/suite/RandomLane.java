package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The calls of one thread, made at random. */
final class RandomLane {
  static final String TRACE = "trace";

  /** The register for an address that the next line uses. */
  static final String PLACE = "r21";

  private static final int REGIONS = 16;
  private static final int PAGES = 24;
  private static final int PAGE = 4096;

  /** Of so many numbers one is hostile. */
  private static final int ABUSE = 12;

  private static final List<String> NO_SIZES = List.of("0", "-1", "-4096", "0x8000000000000000");

  /**
   * What the thread has reserved, its register the index. A register is never used again, so that
   * no line taken out by shrinking makes a script touch memory of others.
   */
  private static final class Region {
    private final boolean[] committed;

    /** The bytes from its start that the thread may touch itself. */
    private int size;

    Region(int size) {
      this.size = size;
      committed = new boolean[pages()];
    }

    final int pages() {
      return (size + PAGE - 1) / PAGE;
    }

    /** Notes that pages are committed, unless a port must refuse that, as beyond a hole. */
    void commit(int from, int to) {
      if (from <= to && to <= pages()) {
        Arrays.fill(committed, from, to, true);
      }
    }

    /** Notes that perhaps nothing is committed any more. */
    void decommit() {
      Arrays.fill(committed, false);
    }
  }

  private final SplittableRandom random;
  private final boolean alone;
  private final boolean wild;
  private final List<Region> regions = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * A lane of so many steps.
   *
   * @param alone whether there are no other threads, whose output and memory would suffer
   * @param wild whether it touches memory that is not committed, which may fault
   */
  RandomLane(SplittableRandom random, int steps, boolean alone, boolean wild) {
    this.random = random;
    this.alone = alone;
    this.wild = wild;
    lines.add(TRACE);
    for (int i = 0; i < Math.max(1, Math.min(steps, REGIONS / 4)); i++) {
      reserve();
    }
    while (lines.size() <= steps) {
      step();
    }
  }

  /** Its code. */
  List<String> lines() {
    return lines;
  }

  private void step() {
    switch (random.nextInt(20)) {
      case 0, 1 -> reserve();
      case 2, 3, 4, 5 -> commit();
      case 6, 7 -> decommit();
      case 8 -> release();
      case 9, 10, 11 -> touch("fill");
      case 12, 13, 14 -> touch("r20 = scan");
      case 15 -> write();
      case 16 -> lines.add("r20 = nanotime");
      default -> other();
    }
  }

  private void reserve() {
    if (regions.size() == REGIONS) {
      return;
    }
    int size = 1 + random.nextInt(PAGES * PAGE);
    boolean sensible = random.nextInt(ABUSE) != 0;
    lines.add("r%d = reserve %s %s".formatted(regions.size(), hint(), sensible ? size : oddSize()));
    regions.add(new Region(sensible ? size : 0));
  }

  /** Small, or so large that no port has it: a long buffer in between would exhaust the machine. */
  private String oddSize() {
    if (!alone) {
      return noSize();
    }
    long power = 1L << (random.nextBoolean() ? random.nextInt(21) : 47 + random.nextInt(17));
    return "0x" + Long.toHexString(power + random.nextInt(3) - 1);
  }

  /** Nowhere, some place that is taken, or any place at all. */
  private String hint() {
    return switch (random.nextInt(8)) {
      case 0 -> hostile();
      case 1 -> regions.isEmpty() ? "0" : "r" + random.nextInt(regions.size());
      default -> "0";
    };
  }

  private void commit() {
    range("commit");
  }

  private void decommit() {
    range("decommit");
  }

  /** A call on a range of pages that begins in a region. */
  private void range(String call) {
    int index = region();
    Region region = regions.get(index);
    int pages = alone ? PAGES : region.pages();
    if (pages == 0) {
      return;
    }
    int first = random.nextInt(pages);
    int size = 1 + random.nextInt((alone ? PAGES : pages - first) * PAGE);
    boolean badPlace = random.nextInt(ABUSE) == 0;
    boolean badSize = random.nextInt(ABUSE) == 0;
    lines.add("%s = add r%d %s".formatted(PLACE, index, badPlace ? badOffset() : first * PAGE));
    lines.add("r20 = %s %s %s".formatted(call, PLACE, badSize ? badSize() : size));
    if (call.equals("decommit")) {
      // What lies behind a region may be the next one.
      regions.forEach(Region::decommit);
    } else if (!badPlace && !badSize) {
      region.commit(first, first + (size + PAGE - 1) / PAGE);
    }
  }

  /** Others' memory may lie behind a thread's own. */
  private String badOffset() {
    return alone ? hostile() : "" + (1 + random.nextInt(PAGE - 1));
  }

  private String badSize() {
    return alone ? hostile() : noSize();
  }

  private void release() {
    int index = region();
    Region region = regions.get(index);
    int pages = region.pages();
    if (pages == 0 || random.nextInt(ABUSE) == 0) {
      lines.add("r20 = release r%d %s".formatted(index, noSize()));
      return;
    }
    int first = random.nextInt(pages);
    int count = 1 + random.nextInt(pages - first);
    lines.add("%s = add r%d %d".formatted(PLACE, index, first * PAGE));
    lines.add("r20 = release %s %d".formatted(PLACE, count * PAGE));
    region.size = first * PAGE; // what lies behind the hole is left alone
  }

  /** The thread's own access to memory, only where none but it can be hurt. */
  private void touch(String how) {
    int index = region();
    Region region = regions.get(index);
    if (region.size == 0) {
      return;
    }
    int offset = random.nextInt(region.size);
    int end = region.size;
    for (int page = offset / PAGE; !wild && page * PAGE < end; page++) {
      end = region.committed[page] ? end : page * PAGE;
    }
    if (offset < end) {
      int length = random.nextInt(Math.min(3 * PAGE, end - offset) + 1);
      lines.add("%s = add r%d %d".formatted(PLACE, index, offset));
      lines.add("%s %s %d %d".formatted(how, PLACE, length, random.nextInt(4)));
    }
  }

  private void write() {
    int fd = random.nextInt(8) - 2;
    if (alone || (fd != 1 && fd != 2)) {
      onMemory("r20 = write %d ".formatted(fd), true);
    }
  }

  private void other() {
    switch (random.nextInt(9)) {
      case 0, 1 -> onMemory("r20 = sleep ", false);
      case 2 -> onMemory("r20 = wakeup ", false);
      case 3 -> onMemory("r20 = random ", true);
      case 4 -> onMemory("r20 = read %d ".formatted(random.nextInt(4) - 1), true);
      case 5 -> lines.add("r20 = settls 0x%x".formatted(1L << (47 + random.nextInt(17))));
      case 6 -> lines.add("r20 = interrupt " + hostile());
      case 7 -> lines.add("r20 = walltime");
      default -> lines.add("yield");
    }
  }

  /** A call that is given memory: a buffer, or a word. */
  private void onMemory(String call, boolean buffer) {
    int index = region();
    int room = alone ? PAGES * PAGE : regions.get(index).size;
    if (room == 0) {
      return;
    }
    int offset = random.nextInt(room);
    boolean bad = alone && random.nextInt(ABUSE) == 0;
    lines.add("%s = add r%d %s".formatted(PLACE, index, bad ? hostile(false) : offset));
    String rest =
        buffer
            ? random.nextBoolean()
                ? badSize()
                : "" + random.nextInt(Math.min(200, room - offset) + 1)
            : call.contains("sleep")
                ? random.nextInt(3) + " " + random.nextInt(2000)
                : "" + random.nextInt(5);
    lines.add(call + PLACE + " " + rest);
  }

  /** One of the regions; beside other threads one in which there is something left, if there is. */
  private int region() {
    int index = random.nextInt(regions.size());
    for (int i = 0; !alone && i < regions.size() && regions.get(index).size == 0; i++) {
      index = (index + 1) % regions.size();
    }
    return index;
  }

  private String noSize() {
    return NO_SIZES.get(random.nextInt(NO_SIZES.size()));
  }

  /** Powers of two and their neighbours, of either sign. */
  private String hostile() {
    return hostile(random.nextBoolean());
  }

  private String hostile(boolean negative) {
    long value = (1L << random.nextInt(64)) + random.nextInt(3) - 1;
    return "0x" + Long.toHexString(negative ? -value : value);
  }
}
