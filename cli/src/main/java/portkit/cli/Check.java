package portkit.cli;

import java.util.function.Supplier;

/**
 * One thing that {@code portkit doctor} looks at.
 *
 * @param name what is looked at
 * @param examination looks
 */
record Check(String name, Supplier<Result> examination) {
  /** What was found. */
  sealed interface Result {
    /** The word at the beginning of the line. */
    String label();

    /** What there is, or what is missing, why it matters and how to get it. */
    String text();
  }

  /** All is well. */
  record Found(String text) implements Result {
    @Override
    public String label() {
      return "ok";
    }
  }

  /** It is missing. */
  record Missing(String text) implements Result {
    @Override
    public String label() {
      return "MISSING";
    }
  }

  Result run() {
    return examination.get();
  }
}
