package portkit.metal.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;

/**
 * A program of the system with a time limit. The limit is kept by {@code timeout(1)} as well, so
 * that nothing stays behind even if this JVM is killed.
 */
public final class Tool {
  private Tool() {}

  /** Starts it; output goes to the files. */
  static Process start(List<String> command, Duration limit, Path output, Path errors) {
    return ChildProcess.start(
        guarded(command, limit)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile()));
  }

  /** Runs it to its end. */
  public static ChildProcess.Result run(List<String> command, Duration limit) {
    return ChildProcess.run(guarded(command, limit), command.getFirst(), limit);
  }

  private static ProcessBuilder guarded(List<String> command, Duration limit) {
    requireInstalled(command.getFirst());
    List<String> guarded = new ArrayList<>();
    guarded.addAll(List.of("timeout", "-k", "1", Long.toString(limit.toSeconds() + 1)));
    guarded.addAll(command);
    return new ProcessBuilder(guarded);
  }

  private static void requireInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : path.split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return;
      }
    }
    throw new PortkitException(
        Failure.TOOL_MISSING, program + " is not installed: run scripts/setup");
  }
}
