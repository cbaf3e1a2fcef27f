package portkit.hosted;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Launch.Watch;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;

/**
 * Runs one ELF program and nothing else: {@code [--step] [--trace[=json]] [--summary]
 * [--time-limit=SECONDS] [--report=FILE] PROGRAM [ARGUMENT...]}. The tests start it in JVMs of
 * their own, with the options that each needs.
 */
public final class HostedMain {
  private HostedMain() {}

  /** Ends the JVM with the program's exit code, or with that of the {@link Failure}. */
  public static void main(String[] arguments) {
    int code;
    try {
      code = run(arguments);
    } catch (PortkitException e) {
      System.err.println("portkit: " + e.getMessage());
      code = e.failure().exitCode();
    }
    // Not exit: the program's output is out already, and nothing else is to run.
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  private static int run(String[] arguments) {
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    EnumSet<Watch> watch = EnumSet.noneOf(Watch.class);
    Duration limit = Duration.ZERO;
    Path report = null;
    while (!rest.isEmpty() && rest.peek().startsWith("--")) {
      String option = rest.remove();
      if (option.startsWith("--time-limit=")) {
        limit = seconds(option);
      } else if (option.startsWith("--report=")) {
        report = Path.of(value(option));
      } else {
        watch.add(watch(option));
      }
    }
    if (rest.isEmpty()) {
      throw new PortkitException(Failure.USAGE, "no program named; expected an ELF file");
    }
    Launch launch =
        Launch.of(new ArrayList<>(rest))
            .withEnvironment(System.getenv())
            .withTimeLimit(limit)
            .watching(watch)
            .reportingTo(report);
    return new HostedPort().run(ProgramImage.read(Path.of(rest.peek())), launch);
  }

  private static Watch watch(String option) {
    return switch (option) {
      case "--step" -> Watch.STEP;
      case "--trace" -> Watch.TRACE_TEXT;
      case "--trace=json" -> Watch.TRACE_JSON;
      case "--summary" -> Watch.SUMMARY;
      default ->
          throw new PortkitException(
              Failure.USAGE,
              option
                  + ": unknown option; expected --step, --trace, --trace=json, --summary,"
                  + " --time-limit=SECONDS or --report=FILE");
    };
  }

  private static Duration seconds(String option) {
    try {
      long seconds = Long.parseLong(value(option));
      if (seconds > 0 && seconds < Integer.MAX_VALUE) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new PortkitException(
        Failure.USAGE, option + ": expected a whole number of seconds above 0");
  }

  private static String value(String option) {
    return option.substring(option.indexOf('=') + 1);
  }
}
