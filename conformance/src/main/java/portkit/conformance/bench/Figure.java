package portkit.conformance.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the bench program.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of what
 */
public record Figure(String name, double value, String unit) {
  private static final Pattern LINE = Pattern.compile("(\\w+) ([0-9.]+) (\\w+)\\s*");

  /** Whether a line is one. */
  public static boolean isIn(String line) {
    return LINE.matcher(line).matches();
  }

  /** Reads such a line. */
  public static Figure parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected NAME VALUE UNIT, found: " + line);
    }
    return new Figure(matcher.group(1), Double.parseDouble(matcher.group(2)), matcher.group(3));
  }
}
