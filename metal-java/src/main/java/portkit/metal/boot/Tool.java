package portkit.metal.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A program of the system with a time limit. The limit is kept by {@code timeout(1)} as well, so
 * that nothing stays behind even if this JVM is killed.
 */
public final class Tool {
  private static final int SECONDS_TO_DIE = 5;

  private Tool() {}

  /** How it ended. */
  public record Result(int exitCode, String output, String errors) {}

  /** Starts it; output goes to the files. */
  static Process start(List<String> command, Duration limit, Path output, Path errors) {
    requireInstalled(command.getFirst());
    List<String> guarded = new ArrayList<>();
    guarded.addAll(List.of("timeout", "-k", "1", Long.toString(limit.toSeconds() + 1)));
    guarded.addAll(command);
    try {
      return new ProcessBuilder(guarded)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(output.toFile())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      throw new PortkitException(
          Failure.TOOL_MISSING, "cannot start timeout(1), of GNU coreutils: " + e.getMessage(), e);
    }
  }

  /** Runs it to its end. */
  public static Result run(List<String> command, Duration limit) {
    try {
      Path output = Files.createTempFile("portkit", ".out");
      Path errors = Files.createTempFile("portkit", ".err");
      try {
        Process process = start(command, limit, output, errors);
        int exitCode = await(process, command, limit);
        return new Result(exitCode, read(output), read(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new PortkitException(
          Failure.INTERNAL, "cannot keep the output of " + command.getFirst(), e);
    }
  }

  /** Waits for its end, or ends it. */
  static int await(Process process, List<String> command, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new PortkitException(
          Failure.TIME_LIMIT,
          "%s did not end within %d s".formatted(command.getFirst(), limit.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortkitException(
          Failure.TIME_LIMIT, "interrupted while waiting for " + command.getFirst(), e);
    } finally {
      kill(process);
    }
  }

  /** Ends it and all that it has started, and waits until it is gone. */
  static void kill(Process process) {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    family.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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
