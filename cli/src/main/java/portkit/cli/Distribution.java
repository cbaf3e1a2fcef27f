package portkit.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What scripts/build has laid out for modules outside of portkit. */
final class Distribution {
  private Distribution() {}

  /** The Maven repository with portkit's own artifacts. */
  static Path repository() {
    return Home.built().resolve("repository");
  }

  /**
   * The command line of a JVM with portkit's classes and others.
   *
   * @param classes a folder that comes first on the class path
   * @param options files with further options, beside the common ones
   */
  static List<String> java(Path classes, List<String> options, String mainClass) {
    Path home = Home.built();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + home.resolve("jvm.options"));
    options.forEach(file -> command.add("@" + home.resolve(file)));
    command.addAll(List.of("-cp", classes + File.pathSeparator + home.resolve("lib") + "/*"));
    command.add(mainClass);
    return command;
  }
}
