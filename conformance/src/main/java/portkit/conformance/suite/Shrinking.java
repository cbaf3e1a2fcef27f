package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import portkit.conformance.script.Script;

/** Makes a failing script smaller as long as it still fails, by leaving lines out. */
final class Shrinking {
  /** A port that hangs makes every try cost its time limit. */
  private static final int MOST_TRIES = 150;

  private final Predicate<Script> fails;
  private int tries;

  Shrinking(Predicate<Script> fails) {
    this.fails = fails;
  }

  /** The smallest script found; the first line stays. */
  Script smallest(Script script) {
    List<String> lines = new ArrayList<>(script.lines());
    for (int size = lines.size() / 2; size >= 1; size /= 2) {
      for (int at = 1; at < lines.size() && tries < MOST_TRIES; ) {
        List<String> without = new ArrayList<>(lines);
        without.subList(at, Math.min(lines.size(), at + size)).clear();
        tries++;
        if (fails.test(new Script(without))) {
          lines = without;
        } else {
          at += size;
        }
      }
    }
    return new Script(lines);
  }
}
