package portkit.conformance.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.conformance.script.Script;

/**
 * Makes a failing script smaller as long as it still fails: first by leaving parts out, until each
 * one that is left is needed, then by smaller numbers in what is left.
 */
final class Shrinking {
  /** A number of its own, not one in a register's name. */
  private static final Pattern NUMBER = Pattern.compile("(?<= )(?:0x[0-9a-f]+|[0-9]+)(?= |$)");

  private static final int PAGE = 4096;

  private final Predicate<Script> fails;
  private final Predicate<String> hasFreeNumbers;
  private final long end;

  /**
   * Lines that stand or go together.
   *
   * @param fixed whether they cannot go
   */
  record Part(List<String> lines, boolean fixed) {
    Part {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Shrinking that ends after a while, however slow the port is.
   *
   * @param fails whether a script still fails in the same way
   * @param hasFreeNumbers whether a line's numbers may become smaller
   */
  Shrinking(Predicate<Script> fails, Predicate<String> hasFreeNumbers, Duration patience) {
    this.fails = fails;
    this.hasFreeNumbers = hasFreeNumbers;
    end = System.nanoTime() + patience.toNanos();
  }

  /** The smallest script found. */
  Script smallest(List<Part> script) {
    List<Part> parts = fewer(script);
    List<String> lines = new ArrayList<>(script(parts).lines());
    for (int i = 0; i < lines.size(); i++) {
      if (hasFreeNumbers.test(lines.get(i))) {
        lower(lines, i);
      }
    }
    return new Script(lines);
  }

  private List<Part> fewer(List<Part> script) {
    List<Part> parts = script;
    int before;
    do {
      before = parts.size();
      for (int size = Math.max(1, parts.size() / 2); size >= 1; size /= 2) {
        // From the end, where nothing depends on what goes.
        for (int at = parts.size() - size; at > -size && !isOver(); at -= size) {
          List<Part> rest = without(parts, Math.max(0, at), at + size);
          if (rest.size() < parts.size() && fails.test(script(rest))) {
            parts = rest;
          }
        }
      }
    } while (parts.size() < before && !isOver());
    return parts;
  }

  private static List<Part> without(List<Part> parts, int from, int to) {
    List<Part> rest = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i < from || i >= to || parts.get(i).fixed) {
        rest.add(parts.get(i));
      }
    }
    return rest;
  }

  private static Script script(List<Part> parts) {
    return new Script(parts.stream().flatMap(part -> part.lines.stream()).toList());
  }

  private void lower(List<String> lines, int at) {
    int count = (int) NUMBER.matcher(lines.get(at)).results().count();
    for (int number = 0; number < count; number++) {
      boolean lower = false;
      for (long value : List.of(0L, 1L, (long) PAGE)) {
        lower = lower || replace(lines, at, number, value);
      }
      while (!lower && replace(lines, at, number, value(lines.get(at), number) >>> 1)) {
        // as far as it goes
      }
    }
  }

  private boolean replace(List<String> lines, int at, int number, long value) {
    String line = lines.get(at);
    if (isOver() || Long.compareUnsigned(value, value(line, number)) >= 0) {
      return false;
    }
    MatchResult place = place(line, number);
    lines.set(at, line.substring(0, place.start()) + text(value) + line.substring(place.end()));
    if (fails.test(new Script(lines))) {
      return true;
    }
    lines.set(at, line);
    return false;
  }

  private static MatchResult place(String line, int number) {
    return NUMBER.matcher(line).results().skip(number).findFirst().orElseThrow();
  }

  private static long value(String line, int number) {
    Matcher hexadecimal = Pattern.compile("0x(.*)").matcher(place(line, number).group());
    return hexadecimal.matches()
        ? Long.parseUnsignedLong(hexadecimal.group(1), 16)
        : Long.parseUnsignedLong(place(line, number).group());
  }

  private static String text(long value) {
    return value >= 0 && value <= 1 << 20 ? "" + value : "0x" + Long.toHexString(value);
  }

  private boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
