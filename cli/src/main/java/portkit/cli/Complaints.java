package portkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Complaints {
  private Complaints() {}

  static int ofCommandLine(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    say(e.getMessage().lines().findFirst().orElse("") + "; see " + command + " --help");
    return Failure.USAGE.exitCode();
  }

  static int ofExecution(Exception e, CommandLine commandLine, ParseResult parsed) {
    return exitCode(e);
  }

  static int exitCode(Exception e) {
    if (debugging()) {
      e.printStackTrace();
    }
    if (e instanceof ChildFailed child) {
      return child.exitCode();
    }
    if (e instanceof PortkitException complaint) {
      say(complaint.getMessage());
      return complaint.failure().exitCode();
    }
    say("a defect in portkit: " + e + " (PORTKIT_DEBUG=1 shows where)");
    return Failure.INTERNAL.exitCode();
  }

  private static boolean debugging() {
    return System.getenv("PORTKIT_DEBUG") != null;
  }

  private static void say(String line) {
    System.err.println("portkit: " + line);
  }
}
