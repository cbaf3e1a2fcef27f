package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import portkit.conformance.script.Script;
import portkit.os.Profile;

/** Makes scripts of one thread's calls, sensible ones and abuse mixed; every call is traced. */
final class RandomScripts {
  /** How many a run of the suite has unless told otherwise. */
  static final int DEFAULT_COUNT = 120;

  private static final int MOST_STEPS = 200;
  private static final int REGIONS = 16;
  private static final int PAGES = 24;
  private static final int PAGE = 4096;

  /** Of so many numbers one is hostile. */
  private static final int ABUSE = 12;

  private static final List<String> NO_SIZES = List.of("0", "-1", "-4096", "0x8000000000000000");

  private final SplittableRandom random;
  private final Set<Profile> profiles;

  /**
   * The bytes of each region that the script itself may touch, its register the index; 0 once a
   * part is released. A register is never used again, so that no line taken out by shrinking makes
   * a script touch memory of others.
   */
  private final List<Integer> regions = new ArrayList<>();

  RandomScripts(long seed, Set<Profile> profiles) {
    random = new SplittableRandom(seed);
    this.profiles = profiles;
  }

  /** The next script: its header, then its steps, a line each. */
  Script next() {
    List<String> lines = new ArrayList<>();
    regions.clear();
    lines.add("trace");
    int steps = 1 + random.nextInt(MOST_STEPS);
    for (int i = 0; i < Math.min(steps, REGIONS / 4); i++) {
      reserve(lines);
    }
    while (lines.size() <= steps) {
      step(lines);
    }
    return new Script(lines);
  }

  private void step(List<String> lines) {
    switch (random.nextInt(20)) {
      case 0, 1 -> reserve(lines);
      case 2, 3, 4, 5 -> range(lines, "commit");
      case 6, 7 -> range(lines, "decommit");
      case 8 -> release(lines);
      case 9, 10, 11 -> touch(lines, "fill");
      case 12, 13, 14 -> touch(lines, "r20 = scan");
      case 15 -> lines.add("r20 = write %d %s %s".formatted(fd(), place(lines), hostile()));
      case 16 -> lines.add("r20 = nanotime");
      default -> other(lines);
    }
  }

  private void other(List<String> lines) {
    String place = place(lines);
    if (profiles.contains(Profile.SLEEP) && random.nextBoolean()) {
      lines.add(
          random.nextBoolean()
              ? "r20 = sleep %s %d %d".formatted(place, random.nextInt(3), random.nextInt(2000))
              : "r20 = wakeup %s %d".formatted(place, random.nextInt(5)));
    } else if (profiles.contains(Profile.RANDOM)) {
      lines.add("r20 = random %s %s".formatted(place, number(random.nextInt(200))));
    } else {
      lines.add("r20 = nanotime");
    }
  }

  private void reserve(List<String> lines) {
    if (regions.size() == REGIONS) {
      return;
    }
    int size = 1 + random.nextInt(PAGES * PAGE);
    boolean sensible = random.nextInt(ABUSE) != 0;
    lines.add("r%d = reserve 0 %s".formatted(regions.size(), sensible ? "" + size : hostile()));
    regions.add(sensible ? size : 0);
  }

  private int region() {
    return random.nextInt(regions.size());
  }

  /** A call on a range of pages that begins in a region. */
  private void range(List<String> lines, String call) {
    long offset = (long) random.nextInt(PAGES) * PAGE;
    String size = number(1L + random.nextInt(PAGES * PAGE));
    lines.add("r21 = add r%d %s".formatted(region(), number(offset)));
    lines.add("r20 = %s r21 %s".formatted(call, size));
  }

  private void release(List<String> lines) {
    int region = region();
    int pages = (regions.get(region) + PAGE - 1) / PAGE;
    if (pages == 0 || random.nextInt(ABUSE) == 0) {
      lines.add(
          "r20 = release r%d %s".formatted(region, NO_SIZES.get(random.nextInt(NO_SIZES.size()))));
      return;
    }
    int first = random.nextInt(pages);
    int count = 1 + random.nextInt(pages - first);
    lines.add("r21 = add r%d %d".formatted(region, first * PAGE));
    lines.add("r20 = release r21 %d".formatted(count * PAGE));
    regions.set(region, 0);
  }

  /** The script's own access to memory, only where none but the script can be hurt. */
  private void touch(List<String> lines, String how) {
    int region = region();
    int size = regions.get(region);
    if (size > 0) {
      int offset = random.nextInt(size);
      int length = random.nextInt(Math.min(3 * PAGE, size - offset) + 1);
      lines.add("r21 = add r%d %d".formatted(region, offset));
      lines.add("%s r21 %d %d".formatted(how, length, random.nextInt(4)));
    }
  }

  /** The register that holds an address within a region, after a line that puts it there. */
  private String place(List<String> lines) {
    lines.add("r21 = add r%d %s".formatted(region(), number(random.nextInt(PAGES * PAGE))));
    return "r21";
  }

  private int fd() {
    return random.nextInt(8) - 2;
  }

  private String number(long sensible) {
    return random.nextInt(ABUSE) == 0 ? hostile() : "" + sensible;
  }

  /** Powers of two and their neighbours, of either sign. */
  private String hostile() {
    long value = (1L << random.nextInt(64)) + random.nextInt(3) - 1;
    return "0x" + Long.toHexString(random.nextBoolean() ? value : -value);
  }
}
