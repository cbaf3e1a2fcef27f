package portkit.conformance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import portkit.conformance.suite.SuiteRun;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.IoReason;
import portkit.os.file.WholeFile;

/**
 * The files of a report: {@code report.html}, {@code report.json}, {@code junit.xml}, a badge, and
 * the scripts of what did not hold.
 */
public final class Reports {
  private final Path folder;

  private Reports(Path folder) {
    this.folder = folder;
  }

  /**
   * Prepares a folder, which is made if need be, so that a long run is not made for nothing.
   *
   * @throws PortkitException if nothing can be written there
   */
  public static Reports in(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".part"));
      return new Reports(folder);
    } catch (IOException e) {
      throw new PortkitException(
          Failure.NO_INPUT,
          "--report %s: nothing can be written there (%s); name a folder of yours"
              .formatted(folder, IoReason.of(e)),
          e);
    }
  }

  /** Writes all files; the same runs give the same bytes. */
  public void write(List<SuiteRun> runs) {
    write("report.json", JsonReport.of(runs));
    write("junit.xml", JunitReport.of(runs));
    write("badge.svg", Badge.of(runs));
    Map<String, String> scripts = ScriptFiles.of(runs);
    clear();
    scripts.forEach(this::write);
    write("report.html", HtmlReport.of(runs));
  }

  /** No script of an earlier run is left. */
  private void clear() {
    Path scripts = folder.resolve(ScriptFiles.FOLDER);
    try {
      if (Files.isDirectory(scripts)) {
        try (Stream<Path> old = Files.list(scripts)) {
          for (Path file : old.filter(f -> f.toString().endsWith(".script")).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw unwritable(scripts, e);
    }
  }

  private void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(folder.resolve(name), e);
    }
  }

  private static PortkitException unwritable(Path file, IOException cause) {
    return new PortkitException(
        Failure.DISK_FULL, "cannot write %s: %s".formatted(file, IoReason.of(cause)), cause);
  }
}
