package portkit.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where classes and their sources are: options that the metal commands share. */
final class MetalSources {
  @Option(
      names = "--class-path",
      split = ":",
      paramLabel = "PATH",
      description = "Folders and jars with the compiled classes; target/classes if not given.")
  private List<Path> classPath = List.of(Path.of("target/classes"));

  @Option(
      names = "--source-path",
      split = ":",
      paramLabel = "PATH",
      description = "Folders that sources are below; src/main/java if not given.")
  private List<Path> sourcePath = List.of(Path.of("src/main/java"));

  List<Path> classPath() {
    return classPath;
  }

  List<Path> sourcePath() {
    return sourcePath;
  }
}
