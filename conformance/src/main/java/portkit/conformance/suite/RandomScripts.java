package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import portkit.conformance.script.Script;

/**
 * Makes scripts of calls, sensible ones and abuse mixed, on one thread or several; every call is
 * traced. The same seed makes the same scripts, whatever the port has: what it lacks is not judged.
 */
final class RandomScripts {
  /** How many a run of the suite has unless told otherwise. */
  static final int DEFAULT_COUNT = 120;

  private static final int MOST_STEPS = 200;
  private static final int MOST_LANES = 4;

  /** So many scripts in a hundred have several threads, or touch what is not committed. */
  private static final int THREADED = 20;

  private static final int WILD = 40;

  private final SplittableRandom random;

  RandomScripts(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The next script. */
  Script next() {
    int kind = random.nextInt(100);
    int steps = 1 + random.nextInt(MOST_STEPS);
    return kind < THREADED ? threads(steps) : alone(steps, kind < THREADED + WILD);
  }

  private Script alone(int steps, boolean wild) {
    List<String> lines = new ArrayList<>();
    lines.add(".writes");
    if (wild) {
      lines.add(".needs faults");
    }
    lines.addAll(new RandomLane(random, steps, true, wild).lines());
    return new Script(lines);
  }

  private Script threads(int steps) {
    int lanes = 2 + random.nextInt(MOST_LANES - 1);
    List<String> lines = new ArrayList<>(List.of(".needs threads"));
    for (int lane = 1; lane < lanes; lane++) {
      lines.add("r22 = start %d 0".formatted(lane));
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (lane > 0) {
        lines.add("lane " + lane);
      }
      boolean wild = random.nextBoolean();
      lines.addAll(new RandomLane(random, 1 + steps / lanes, false, wild).lines());
      if (lane == 0) {
        lines.add("r23 = join 15s");
      }
    }
    return new Script(lines);
  }

  /**
   * The script's parts for {@link Shrinking}: lines that stand or go together. What makes the
   * threads of a script, and waits for them, stays.
   *
   * @param delicate whether a fault ends the program: then what makes memory stays, too
   */
  static List<Shrinking.Part> parts(Script script, boolean delicate) {
    List<Shrinking.Part> parts = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    for (String line : script.lines()) {
      pending.add(line);
      if (!line.startsWith(RandomLane.PLACE + " = ")) {
        parts.add(new Shrinking.Part(pending, isFixed(line) || (delicate && makesMemory(line))));
        pending = new ArrayList<>();
      }
    }
    return parts;
  }

  private static boolean isFixed(String line) {
    return line.startsWith(".")
        || line.startsWith("lane ")
        || line.equals(RandomLane.TRACE)
        || line.contains(" = join ");
  }

  private static boolean makesMemory(String line) {
    return line.contains(" = reserve ") || line.contains(" = commit ");
  }

  /** Whether a line's numbers may become smaller: no access later is to lose its memory. */
  static boolean hasFreeNumbers(String line, boolean delicate) {
    boolean address = delicate && line.startsWith(RandomLane.PLACE);
    return !isFixed(line)
        && !address
        && !line.contains(" = reserve ")
        && !line.contains(" = start ")
        && !(delicate && makesMemory(line));
  }
}
