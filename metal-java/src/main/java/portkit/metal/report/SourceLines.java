package portkit.metal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.compiler.ir.Site;

/** The text of Java source lines, as far as the sources are at hand. */
public final class SourceLines {
  private final List<Path> roots;
  private final Map<String, List<String>> files = new HashMap<>();

  /** Looks for source files below these folders. */
  public SourceLines(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** The line at this place, without indentation; empty if there is no source. */
  String at(Site site) {
    List<String> lines = files.computeIfAbsent(site.method().sourcePath(), this::read);
    return site.line() > 0 && site.line() <= lines.size() ? lines.get(site.line() - 1).strip() : "";
  }

  private List<String> read(String path) {
    for (Path root : roots) {
      Path file = root.resolve(path);
      if (Files.isRegularFile(file)) {
        try {
          return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
          return List.of(); // as good as none: listings do without
        }
      }
    }
    return List.of();
  }
}
