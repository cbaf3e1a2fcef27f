package portkit.conformance.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import portkit.conformance.script.Directives;
import portkit.conformance.script.Script;

/** The directed cases: scripts in files beside the suite, grouped by what they are about. */
public final class Cases {
  private static final List<String> GROUPS =
      List.of("table", "calls", "output", "memory", "time", "sleep", "threads", "faults", "found");

  private static final String FOLDER = "/portkit/conformance/cases/";
  private static final String BEGIN = ".case ";

  private Cases() {}

  /** A script with its name. */
  record ScriptCase(String name, Script script, Directives directives) {}

  /** The script of the case of a name, if there is one. */
  public static Optional<Script> named(String name) {
    return all().stream().filter(c -> c.name().equals(name)).map(ScriptCase::script).findFirst();
  }

  /** All of them, in the order of the files. */
  static List<ScriptCase> all() {
    return Stream.concat(
            GROUPS.stream().flatMap(group -> of(read(group)).stream()),
            of(TableScripts.text()).stream())
        .toList();
  }

  private static String read(String group) {
    try (InputStream in = Cases.class.getResourceAsStream(FOLDER + group + ".cases")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases in a text; each begins with its {@code .case} line. */
  static List<ScriptCase> of(String text) {
    List<ScriptCase> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(BEGIN)) {
        add(cases, lines);
        lines = new ArrayList<>();
      }
      lines.add(line);
    }
    add(cases, lines);
    return cases;
  }

  /** What a script that begins with it says that it is. */
  static String name(Script script) {
    return script.lines().getFirst().substring(BEGIN.length()).strip();
  }

  private static void add(List<ScriptCase> cases, List<String> lines) {
    if (!lines.isEmpty() && lines.getFirst().startsWith(BEGIN)) {
      Script script = new Script(lines);
      cases.add(new ScriptCase(name(script), script, Directives.of(script)));
    }
  }
}
