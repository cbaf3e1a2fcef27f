package portkit.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code new board} and {@code new port} are told. */
final class NewOptions {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The module's name, which becomes a package and a folder: isapc, for example.")
  private String name;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "The folder that gets the module's; this one if not given.")
  private Path into = Path.of("");

  /** Writes the module and says what comes next. */
  int write(ModuleTemplate template) {
    Path folder = template.write(name, into.toAbsolutePath().normalize());
    System.out.printf(
        "%s%nexport JAVA_HOME=%s%ncd %s && mvn -q compile && portkit conform --port .%n",
        folder, System.getProperty("java.home"), folder);
    return 0;
  }
}
