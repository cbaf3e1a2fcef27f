package portkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The program that a command line names, and the program's own arguments. */
final class ProgramParameters {
  @Parameters(
      index = "0",
      paramLabel = "PROGRAM",
      description = "A .go file, the folder of a package, or an ELF file.")
  private Path program;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "The program's arguments; after -- those that begin with a dash, too.")
  private List<String> arguments = new ArrayList<>();

  /** The program, built if it is source. */
  Program build() throws InterruptedException {
    return Program.of(program);
  }

  List<String> arguments() {
    return arguments;
  }
}
