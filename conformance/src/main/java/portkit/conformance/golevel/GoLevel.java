package portkit.conformance.golevel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import portkit.conformance.Outcome;
import portkit.conformance.Verdict;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;

/**
 * The Go level as a program: {@code GoLevel COMMAND PORT [--files] [--std] [--every=N] [NAME...]}
 * prints each outcome that is no plain pass, then the counts, and exits with 1 unless the port
 * conforms.
 */
public final class GoLevel {
  /** The last lines of go env; before them may stand what portkit says as it builds. */
  private static final Pattern GO_ENV = Pattern.compile("(/.*)\ngo(1\\.\\d+)\\S*\\s*$");

  private final PortkitCommand command;
  private final Excuses excuses;

  /** The level for a command. */
  public GoLevel(PortkitCommand command) {
    this.command = command;
    excuses = Excuses.shipped().on(command.port());
  }

  /** Starts the level; {@code scripts/go-level} is the way to it. */
  public static void main(String[] args) throws IOException {
    List<String> options =
        List.of(args).subList(2, args.length).stream().filter(a -> a.startsWith("--")).toList();
    List<String> names =
        List.of(args).subList(2, args.length).stream().filter(a -> !a.startsWith("--")).toList();
    GoLevel level = new GoLevel(new PortkitCommand(Path.of(args[0]).toAbsolutePath(), args[1]));
    boolean all = !options.contains("--files") && !options.contains("--std");
    int every =
        options.stream()
            .filter(o -> o.startsWith("--every="))
            .mapToInt(o -> Integer.parseInt(o.substring("--every=".length())))
            .findFirst()
            .orElse(1);
    List<Outcome> outcomes = new ArrayList<>();
    if (all || options.contains("--files")) {
      outcomes.addAll(level.files(every, names));
    }
    if (all || options.contains("--std")) {
      outcomes.addAll(level.packages(every, names));
    }
    if (outcomes.isEmpty()) {
      System.err.println("portkit: nothing was run: no test has the name " + names);
      System.exit(Failure.NO_INPUT.exitCode());
    }
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    outcomes.forEach(o -> counts.merge(o.verdict(), 1L, Long::sum));
    System.out.println(counts);
    boolean conforms = outcomes.stream().allMatch(o -> o.verdict().conforms());
    System.exit(conforms ? 0 : 1);
  }

  /** Every Nth file of {@code $GOROOT/test}, or the named ones. */
  public List<Outcome> files(int every, List<String> names) throws IOException {
    return inScratch(
        scratch -> {
          Go go = go(scratch);
          List<TestFile> files =
              sample(TestFile.all(go.root()), every).stream()
                  .filter(file -> names.isEmpty() || names.contains(file.name()))
                  .toList();
          return new TestFileLayer(command, excuses, scratch, go.language(), GoLevel::print)
              .run(files);
        });
  }

  /** Every Nth package of the list, or the named ones; a name of a file names none. */
  public List<Outcome> packages(int every, List<String> names) throws IOException {
    List<String> named = names.stream().filter(name -> !name.endsWith(".go")).toList();
    return inScratch(
        scratch ->
            new StdPackageLayer(command, excuses, scratch, GoLevel::print)
                .run(names.isEmpty() ? sample(stdPackages(), every) : named));
  }

  /** The packages whose tests the level runs. */
  public static List<String> stdPackages() {
    try (InputStream in = GoLevel.class.getResourceAsStream("std-packages.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The Go that the port is derived from.
   *
   * @param root its GOROOT
   * @param language the language version that it speaks, such as 1.26
   */
  private record Go(Path root, String language) {}

  private Go go(Path scratch) {
    List<String> line = List.of("go", "env", "GOROOT", "GOVERSION");
    PortkitCommand.Result result = command.run(scratch, Duration.ofMinutes(5), line);
    Matcher lines = GO_ENV.matcher(result.output());
    if (result.exitCode() != 0 || !lines.find()) {
      throw new PortkitException(Failure.TOOL_MISSING, "portkit go env: " + result.tail());
    }
    return new Go(Path.of(lines.group(1)), lines.group(2));
  }

  private static <T> List<T> sample(List<T> all, int every) {
    return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
  }

  private static void print(Outcome outcome) {
    if (outcome.verdict() != Verdict.PASS) {
      System.out.println(outcome);
    }
  }

  private interface Work {
    List<Outcome> in(Path scratch) throws IOException;
  }

  private static List<Outcome> inScratch(Work work) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.create("go-level")) {
      return work.in(scratch.path());
    }
  }
}
