package portkit.conformance.golevel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code $GOROOT/test} whose first line says {@code // run}: a program that must exit
 * with 0 and print what stands in the {@code .out} file beside it, or nothing if there is none.
 *
 * @param file where it is
 * @param moreSources files beside it that belong to the program
 * @param name its name in the suite, such as {@code test/chan/sieve1.go}
 * @param buildFlags what its first line has for the compiler
 * @param arguments what its first line has for the program
 */
public record TestFile(
    Path file,
    List<Path> moreSources,
    String name,
    List<String> buildFlags,
    List<String> arguments) {
  /** The folders that the suite takes files from. */
  public static final List<String> FOLDERS =
      List.of("", "chan", "ken", "interface", "typeparam", "abi", "fixedbugs");

  /** Copies the lists. */
  public TestFile {
    moreSources = List.copyOf(moreSources);
    buildFlags = List.copyOf(buildFlags);
    arguments = List.copyOf(arguments);
  }

  private static final Pattern RUN = Pattern.compile("// run(|\\s.*)");

  /** A word may hold blanks between quotes, as in {@code -gcflags='-N -l'}. */
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  /** All files of the suite in a Go installation, by name. */
  public static List<TestFile> all(Path goroot) {
    List<TestFile> files = new ArrayList<>();
    Path root = goroot.resolve("test");
    for (String folder : FOLDERS) {
      try (DirectoryStream<Path> sources = Files.newDirectoryStream(root.resolve(folder), "*.go")) {
        for (Path source : sources) {
          String name = "test/" + root.relativize(source).toString().replace('\\', '/');
          parse(source, name).ifPresent(files::add);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    files.sort(Comparator.comparing(TestFile::name));
    return files;
  }

  static Optional<TestFile> parse(Path file, String name) throws IOException {
    String first;
    // Some of the files are not UTF-8, on purpose.
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      first = reader.readLine();
    }
    Matcher run = RUN.matcher(first == null ? "" : first);
    if (!run.matches()) {
      return Optional.empty();
    }
    List<String> flags = new ArrayList<>();
    List<Path> moreSources = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    Matcher word = WORD.matcher(run.group(1));
    while (word.find()) {
      String text = word.group().replaceAll("[\"']", "");
      // The words follow go run and the file's name, so the first few may be sources, too.
      if (!arguments.isEmpty()) {
        arguments.add(text);
      } else if (text.startsWith("-")) {
        flags.add(text);
      } else if (text.endsWith(".go")) {
        moreSources.add(file.resolveSibling(text));
      } else {
        arguments.add(text);
      }
    }
    return Optional.of(new TestFile(file, moreSources, name, flags, arguments));
  }

  /** What the program must print. */
  public String expectedOutput() {
    Path golden = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.go$", ".out"));
    try {
      return Files.exists(golden)
          ? new String(Files.readAllBytes(golden), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
