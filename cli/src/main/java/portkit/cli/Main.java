package portkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The portkit command. */
@Command(
    name = "portkit",
    description = "Runs Go programs (GOOS=tiny) over one narrow OS interface.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      GoCommand.class,
      ExecCommand.class,
      DebugCommand.class,
      IsoCommand.class,
      ValidateCommand.class,
      MetalCommand.class,
      NewCommand.class,
      ConformCommand.class,
      ScriptCommand.class,
      PortsCommand.class,
      DoctorCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  /** Carries a command line out and ends the JVM with the exit code. */
  public static void main(String[] args) {
    int exitCode = execute(args);
    if (exitCode == 0 && System.out.checkError()) {
      exitCode = Complaints.ofLostOutput();
    }
    System.out.flush();
    System.err.flush();
    end(exitCode);
  }

  /**
   * Not by System.exit: threads of a guest that has ended must not be waited for, and what shutdown
   * hooks do has been done: they are for signals. While they do it for one, what they end is no
   * result, and the signal's exit code is on its way.
   */
  private static void end(int exitCode) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread());
    } catch (IllegalStateException e) {
      System.exit(exitCode); // waits for that one
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** Carries a command line out and returns the exit code. */
  static int execute(String... args) {
    return ExecCommand.isPlain(args) ? ExecCommand.startPlainly(args) : commandLine().execute(args);
  }

  private static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setParameterExceptionHandler(Complaints::ofCommandLine)
            .setExecutionExceptionHandler(Complaints::ofExecution)
            .setCaseInsensitiveEnumValuesAllowed(true);
    // All that follows "go" is the go command's, all that follows exec's program the program's.
    commandLine.getSubcommands().get("exec").setStopAtPositional(true);
    commandLine
        .getSubcommands()
        .get("go")
        .setStopAtPositional(true)
        .setUnmatchedOptionsArePositionalParams(true);
    return commandLine;
  }
}
