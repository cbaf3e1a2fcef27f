package portkit.conformance.script;

import portkit.conformance.guest.Lane;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** What is common to all that reads lines. */
final class Lines {
  private Lines() {}

  static PortkitException error(int line, String what) {
    return new PortkitException(Failure.USAGE, "script line %d: %s".formatted(line, what));
  }

  /** The number of a register such as {@code r3}. */
  static int register(String word, int line) {
    if (word.matches("r[0-9]{1,2}")) {
      int number = Integer.parseInt(word.substring(1));
      if (number < Lane.REGISTER_COUNT) {
        return number;
      }
    }
    throw error(
        line, "%s is no register; there are r0 to r%d".formatted(word, Lane.REGISTER_COUNT - 1));
  }
}
