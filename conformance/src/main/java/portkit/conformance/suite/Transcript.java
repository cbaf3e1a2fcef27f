package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a guest has written, taken apart: a section for each script, and what else there was. */
final class Transcript {
  private static final int MOST_DIGITS = 16;

  private final List<Section> sections = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private Optional<String> nonsense = Optional.empty();
  private boolean done;

  private Transcript() {}

  /** Reads all that a guest wrote to descriptor 1. */
  static Transcript of(String output) {
    Transcript transcript = new Transcript();
    int at = 0;
    while (at < output.length()) {
      char c = output.charAt(at);
      int end = c == '@' ? output.indexOf(';', at) : -1;
      if (end > 0) {
        transcript.record(output.substring(at + 1, end));
        at = end + 1;
      } else {
        transcript.said.append(c);
        at++;
      }
    }
    return transcript;
  }

  private void record(String text) {
    if (!text.matches("[a-z]([0-9a-f]{1,16}(,[0-9a-f]{1,16})*)?")) {
      complain("a report was damaged: @" + text + ";");
      return;
    }
    char kind = text.charAt(0);
    String[] words = text.substring(1).split(",", -1);
    long[] numbers = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = words[i].isEmpty() ? 0 : Long.parseUnsignedLong(words[i], MOST_DIGITS);
    }
    boolean sensible;
    if (kind == 'b') {
      sensible = !done && numbers[0] == sections.size() && (sections.isEmpty() || last().ended());
      sections.add(new Section());
    } else if (kind == 'd') {
      sensible = !done && numbers[0] == sections.size();
      done = true;
    } else {
      sensible = !done && !sections.isEmpty() && last().take(kind, numbers);
    }
    if (!sensible) {
      complain("reports came in the wrong order: @" + text + ";");
    }
  }

  private void complain(String what) {
    if (nonsense.isEmpty()) {
      nonsense = Optional.of(what);
    }
  }

  private Section last() {
    return sections.getLast();
  }

  /** The sections, in the order of the scripts; those that were not begun are missing. */
  List<Section> sections() {
    return sections;
  }

  /** What was written beside the reports. */
  String said() {
    return said.toString();
  }

  /** What shows that the port did not pass on what the guest wrote; empty if nothing does. */
  Optional<String> nonsense() {
    return nonsense;
  }

  /** Whether the guest came to the end of all scripts. */
  boolean done() {
    return done;
  }
}
