package portkit.conformance.golevel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Test files that are built together: a scratch module with a package for each. */
final class Batch {
  private final Path module;
  private final List<TestFile> files;
  private final Set<TestFile> excluded = new HashSet<>();

  private Batch(Path module, List<TestFile> files) {
    this.module = module;
    this.files = files;
  }

  /** Lays the module out, for a language version such as 1.26. */
  static Batch write(Path module, String language, List<TestFile> files) throws IOException {
    Batch batch = new Batch(module, files);
    Files.writeString(module.resolve("go.mod"), "module scratch\n\ngo " + language + "\n");
    for (TestFile file : files) {
      Path folder = Files.createDirectory(module.resolve(batch.packageOf(file)));
      Files.copy(file.file(), folder.resolve(file.file().getFileName()));
      for (Path source : file.moreSources()) {
        Files.copy(source, folder.resolve(source.getFileName()));
      }
    }
    return batch;
  }

  /** Builds all that GOOS=tiny does not exclude. A file that does not compile spoils no other. */
  PortkitCommand.Result build(PortkitCommand command, List<String> flags, Duration limit) {
    if (flags.stream().anyMatch(f -> f.startsWith("-race") || f.startsWith("-goexperiment"))) {
      excluded.addAll(files);
      return new PortkitCommand.Result(0, "");
    }
    List<String> list = List.of("go", "list", "-e", "-f", "{{.Dir}} {{len .GoFiles}}", "./...");
    Set<String> buildable = new HashSet<>();
    command
        .run(module, limit, list)
        .output()
        .lines()
        .filter(line -> !line.endsWith(" 0"))
        .forEach(
            line -> buildable.add(Path.of(line.replaceFirst(" \\d+$", "")).getFileName() + ""));
    List<String> build = new ArrayList<>(List.of("go", "build", "-o", module + "/bin/"));
    build.addAll(flags);
    for (TestFile file : files) {
      if (buildable.contains(packageOf(file))) {
        build.add("./" + packageOf(file));
      } else {
        excluded.add(file);
      }
    }
    return excluded.size() == files.size()
        ? new PortkitCommand.Result(0, "")
        : command.run(module, limit, build);
  }

  /** What the build had to say about a file. */
  String complaint(TestFile file, PortkitCommand.Result built) {
    String about =
        built
            .output()
            .lines()
            .filter(line -> line.startsWith(packageOf(file) + "/"))
            .limit(4)
            .collect(Collectors.joining(" | "));
    return about.isEmpty() ? built.tail() : about;
  }

  boolean isExcluded(TestFile file) {
    return excluded.contains(file);
  }

  Path program(TestFile file) {
    return module.resolve("bin").resolve(packageOf(file));
  }

  private String packageOf(TestFile file) {
    return "t" + files.indexOf(file);
  }

  void delete() throws IOException {
    try (Stream<Path> tree = Files.walk(module)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
