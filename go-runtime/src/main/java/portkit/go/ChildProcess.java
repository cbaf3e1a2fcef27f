package portkit.go;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** A child process whose output is kept and whose time is limited. */
final class ChildProcess {
  private ChildProcess() {}

  /**
   * How it ended.
   *
   * @param exitCode 0 if it went well
   * @param output what it wrote to its standard output
   * @param errors what it wrote to its standard error
   */
  record Result(int exitCode, String output, String errors) {
    /** The last line of what it had to complain, for a message of one line. */
    String complaint() {
      List<String> lines = (output + "\n" + errors).lines().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "exit code " + exitCode : lines.getLast().strip();
    }
  }

  /** Runs a process to its end; {@code builder}'s redirections are set here. */
  static Result run(ProcessBuilder builder, Duration limit) {
    Path output = null;
    Path errors = null;
    try {
      // Files, not pipes: nothing is left to drain if a grandchild keeps them open.
      output = Files.createTempFile("portkit", ".out");
      errors = Files.createTempFile("portkit", ".err");
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      int exitCode = await(builder.start(), builder.command(), limit);
      return new Result(exitCode, read(output), read(errors));
    } catch (IOException e) {
      throw new PortkitException(
          Failure.TOOL_MISSING,
          "cannot run " + builder.command().getFirst() + ": " + e.getMessage(),
          e);
    } finally {
      delete(output);
      delete(errors);
    }
  }

  private static int await(Process process, List<String> command, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new PortkitException(
          Failure.TIME_LIMIT,
          "%s did not end within %d s".formatted(String.join(" ", command), limit.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortkitException(
          Failure.TIME_LIMIT, "interrupted while waiting for " + command.getFirst(), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
