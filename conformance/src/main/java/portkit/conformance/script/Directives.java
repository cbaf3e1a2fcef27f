package portkit.conformance.script;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import portkit.os.Profile;
import portkit.os.spec.Contract;

/**
 * What a script says about itself, in lines that begin with a dot, and by its expectations.
 *
 * @param clauses it tests, in the order of their first mention
 * @param needs the profiles without which it cannot run
 * @param ends the exit code with which it ends the guest; empty if it does not end it
 * @param says what it writes, but for its reports; empty if that does not matter
 * @param reports what the port must report when it ends the guest; empty if that does not matter
 * @param input what the guest can read; empty if nothing, not even the end, is to come
 * @param writes whether something may be written beside the reports
 * @param limit how long it may take
 */
public record Directives(
    Set<String> clauses,
    Set<Profile> needs,
    OptionalInt ends,
    Optional<Pattern> says,
    Optional<Pattern> reports,
    Optional<String> input,
    boolean writes,
    Duration limit) {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern EXPECTATION = Pattern.compile("(?:\\S+:\\s+)?expect\\s+(\\S+)");

  /**
   * The directives of a script.
   *
   * @throws portkit.os.PortkitException that names the line, if there is an error in one
   */
  public static Directives of(Script script) {
    Set<String> clauses = new LinkedHashSet<>();
    Set<Profile> needs = EnumSet.of(Profile.CORE);
    OptionalInt ends = OptionalInt.empty();
    Optional<Pattern> says = Optional.empty();
    Optional<Pattern> reports = Optional.empty();
    Optional<String> input = Optional.of("");
    boolean writes = false;
    Duration limit = LIMIT;
    for (int i = 0; i < script.lines().size(); i++) {
      int line = i + 1;
      String text = script.lines().get(i).strip();
      String[] words = text.split("\\s+", 2);
      String rest = words.length > 1 ? words[1] : "";
      switch (words[0]) {
        case ".tests" -> List.of(rest.split("\\s+")).forEach(id -> clauses.add(clause(id, line)));
        case ".needs" -> List.of(rest.split("\\s+")).forEach(p -> needs.add(profile(p, line)));
        case ".ends" -> ends = OptionalInt.of(number(rest, line));
        case ".says" -> says = Optional.of(pattern(rest, line));
        case ".reports" -> reports = Optional.of(pattern(rest, line));
        case ".input" -> input = Optional.of(rest.translateEscapes());
        case ".waiting" -> input = Optional.empty();
        case ".writes" -> writes = true;
        case ".limit" -> limit = Duration.ofSeconds(number(rest, line));
        default -> {
          expectation(text).ifPresent(id -> clauses.add(clause(id, line)));
          if (text.startsWith(".") && !words[0].equals(".case")) {
            throw Lines.error(line, "there is no directive " + words[0]);
          }
        }
      }
    }
    writes |= says.isPresent() || reports.isPresent();
    return new Directives(clauses, needs, ends, says, reports, input, writes, limit);
  }

  /** The clause that a line cites, if it is an expectation. */
  public static Optional<String> expectation(String line) {
    Matcher match = EXPECTATION.matcher(line.strip());
    return match.lookingAt() ? Optional.of(match.group(1)) : Optional.empty();
  }

  /** Whether it needs a guest of its own: it ends it, or is told apart by what it reads or says. */
  public boolean isAlone() {
    return ends.isPresent()
        || !input.equals(Optional.of(""))
        || says.isPresent()
        || reports.isPresent();
  }

  private static String clause(String id, int line) {
    Predicate<String> known =
        name -> Contract.clauses().stream().anyMatch(clause -> clause.id().equals(name));
    if (!known.test(id)) {
      throw Lines.error(line, id + " is no clause of the contract");
    }
    return id;
  }

  private static Profile profile(String name, int line) {
    try {
      return Profile.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Lines.error(line, name + " is no profile");
    }
  }

  private static int number(String text, int line) {
    return (int)
        Constants.of(text).orElseThrow(() -> Lines.error(line, "expected a number, not " + text));
  }

  private static Pattern pattern(String text, int line) {
    try {
      return Pattern.compile(text, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw Lines.error(line, "not a regular expression: " + text);
    }
  }
}
