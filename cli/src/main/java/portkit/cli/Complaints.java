package portkit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Complaints {
  /** What a shell makes of a program whose output nobody reads: 128 + SIGPIPE. */
  private static final int ENDED_BY_SIGPIPE = 141;

  private Complaints() {}

  static int ofCommandLine(ParameterException e, String[] args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String what =
        e instanceof UnmatchedArgumentException unmatched
            ? unexpected(unmatched, command)
            : e.getMessage().lines().findFirst().orElse("");
    say(what + "; see " + command.qualifiedName() + " --help");
    return Failure.USAGE.exitCode();
  }

  private static String unexpected(UnmatchedArgumentException e, CommandSpec command) {
    String word = e.getUnmatched().getFirst();
    if (e.isUnknownOption()) {
      boolean takesArguments =
          command.positionalParameters().stream()
              .anyMatch(p -> p.arity().max() > 1 || p.index().max() > 1);
      return "there is no option %s%s"
          .formatted(
              word, takesArguments ? "; the program's own stand after --: PROGRAM -- " + word : "");
    }
    if (command.subcommands().isEmpty()) {
      return "nothing is expected where \"%s\" stands".formatted(word);
    }
    List<String> similar = e.getSuggestions();
    return "there is no command %s%s"
        .formatted(word, similar.isEmpty() ? "" : "; did you mean " + similar.getFirst() + "?");
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

  /** Of what the command has printed: nobody reads it any more, or it cannot be written. */
  static int ofLostOutput() {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n'); // System.out does not tell why
    } catch (IOException e) {
      if (e.getMessage().equals("Broken pipe")) {
        return ENDED_BY_SIGPIPE;
      }
      say("standard output cannot be written: " + e.getMessage());
    }
    return Failure.DISK_FULL.exitCode();
  }

  private static boolean debugging() {
    return System.getenv("PORTKIT_DEBUG") != null;
  }

  private static void say(String line) {
    System.err.println("portkit: " + line);
  }
}
