package portkit.conformance.script;

import java.util.List;

/**
 * A script as text; docs/conformance.md describes the language. Its lines are numbered from 1, as
 * messages cite them.
 *
 * @param lines without line ends
 */
public record Script(List<String> lines) {
  /** Copies the lines. */
  public Script {
    lines = List.copyOf(lines);
  }

  /** The script with this text. */
  public static Script of(String text) {
    return new Script(text.lines().toList());
  }

  /** The text, each line ended. */
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
