package portkit.conformance.golevel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The list of excuses, one a line: {@code NAME fails|skipped: REASON}, or {@code NAME fails|skipped
 * on PORT,PORT: REASON} for some ports only. Empty lines and lines that begin with # do not count.
 */
public final class Excuses {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (fails|skipped)(?: on (\\S+))?: (.+)");

  private final Map<String, Excuse> byTest;

  private Excuses(Map<String, Excuse> byTest) {
    this.byTest = byTest;
  }

  /** The list that the suite ships. */
  public static Excuses shipped() {
    String name = "excuses.txt";
    try (InputStream in = Excuses.class.getResourceAsStream(name)) {
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a list; {@code source} names it in messages. */
  public static Excuses parse(String source, String text) {
    Map<String, Excuse> byTest = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw bad(source, number, "expected NAME fails|skipped [on PORTS]: REASON, found: " + line);
      }
      Excuse excuse =
          new Excuse(
              matcher.group(1),
              matcher.group(3) == null ? List.of() : List.of(matcher.group(3).split(",")),
              matcher.group(2).equals("fails") ? Excuse.Effect.FAILS : Excuse.Effect.SKIPPED,
              matcher.group(4));
      if (byTest.put(excuse.test(), excuse) != null) {
        throw bad(source, number, excuse.test() + " is excused twice");
      }
    }
    return new Excuses(byTest);
  }

  private static PortkitException bad(String source, int line, String problem) {
    return new PortkitException(Failure.USAGE, source + ":" + line + ": " + problem);
  }

  /** Those that hold on a port. */
  public Excuses on(String port) {
    Map<String, Excuse> there = new TreeMap<>(byTest);
    there.values().removeIf(excuse -> !excuse.holdsOn(port));
    return new Excuses(there);
  }

  /** The excuse for a test. */
  public Optional<Excuse> of(String test) {
    return Optional.ofNullable(byTest.get(test));
  }

  /** The excuses of a package's tests. */
  public List<Excuse> ofPackage(String name) {
    return byTest.values().stream()
        .filter(e -> e.test().startsWith(name + ".") && e.test().lastIndexOf('.') == name.length())
        .toList();
  }

  /** Number of excuses. */
  public int size() {
    return byTest.size();
  }
}
