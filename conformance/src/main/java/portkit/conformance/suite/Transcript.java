package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import portkit.conformance.script.Directives;

/** What a guest has written, taken apart: a section for each script, and what else there was. */
final class Transcript {
  private static final int HEXADECIMAL = 16;

  /** Bytes appear once each, in order. */
  private static final String OUTPUT = "WRT-01";

  private static final Pattern RECORD =
      Pattern.compile("@([a-z])([0-9a-f]{1,16}(?:,[0-9a-f]{1,16})*)?;");

  private final List<Section> sections = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private final StringBuilder besides = new StringBuilder();
  private Optional<String> nonsense = Optional.empty();

  /** The section in which nonsense began. */
  private int damaged = Integer.MAX_VALUE;

  private boolean done;

  private Transcript() {}

  /** Reads all that a guest wrote to descriptor 1. */
  static Transcript of(String output) {
    Transcript transcript = new Transcript();
    Matcher record = RECORD.matcher(output);
    int at = 0;
    while (record.find(at)) {
      transcript.say(output.substring(at, record.start()));
      transcript.record(record.group(), record.group(1).charAt(0), numbers(record.group(2)));
      at = record.end();
    }
    transcript.say(output.substring(at));
    return transcript;
  }

  private static long[] numbers(String text) {
    return text == null
        ? new long[] {0}
        : Stream.of(text.split(","))
            .mapToLong(word -> Long.parseUnsignedLong(word, HEXADECIMAL))
            .toArray();
  }

  private void say(String text) {
    said.append(text);
    if (sections.isEmpty() || last().ended()) {
      besides.append(text);
    } else {
      last().say(text);
    }
  }

  private void record(String text, char kind, long[] numbers) {
    boolean sensible;
    if (kind == 'b') {
      sensible = !done && numbers[0] == sections.size() && (sections.isEmpty() || last().ended());
    } else if (kind == 'd') {
      sensible = !done && numbers[0] == sections.size();
      done = true;
    } else {
      sensible = !done && !sections.isEmpty() && last().take(kind, numbers);
    }
    if (!sensible) {
      complain("reports came in the wrong order: " + text);
    }
    if (kind == 'b') {
      sections.add(new Section());
    }
  }

  private void complain(String what) {
    if (nonsense.isEmpty()) {
      nonsense = Optional.of(what);
      damaged = Math.max(0, sections.size() - 1);
    }
  }

  private Section last() {
    return sections.getLast();
  }

  /** The sections, in the order of the scripts; those that were not begun are missing. */
  List<Section> sections() {
    return sections;
  }

  /** The reports about a script, if the guest has come to it. */
  Optional<Section> section(int script) {
    return script < sections.size() ? Optional.of(sections.get(script)) : Optional.empty();
  }

  /** Whether the guest was in order after a script, and began the next. */
  boolean goesOnAfter(int script) {
    return script + 1 < sections.size()
        && sections.get(script).ended()
        && sections.get(script).running() == 0
        && sections.get(script).strays().isEmpty();
  }

  /** What was written between reports. */
  String said() {
    return said.toString();
  }

  /** What of it was written while no script ran. */
  String besides() {
    return besides.toString();
  }

  /** Whether reports can be trusted no further than those on a script. */
  boolean isDamagedAt(int script) {
    return script >= damaged;
  }

  /** What shows that the port did not pass on what the guest wrote while a script ran. */
  Optional<Complaint> complaint(int script, Directives wanted, Optional<Section> section) {
    int lost = section.map(Section::lost).orElse(0);
    String foreign = wanted.writes() ? "" : section.map(Section::said).orElse("") + besides;
    return nonsense
        .filter(what -> isDamagedAt(script))
        .or(() -> lost == 0 ? Optional.empty() : Optional.of(lost + " reports did not come"))
        .or(
            () ->
                foreign.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the guest did not write \"%s\"".formatted(foreign)))
        .map(what -> Complaint.of(OUTPUT, what));
  }

  /** Whether the guest came to the end of all scripts. */
  boolean done() {
    return done;
  }
}
