package portkit.os.process;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;

/**
 * A child process, which leaves no process behind: one that is late is ended with all that it has
 * started, and so is one that is waited for when a signal ends this process.
 */
public final class ChildProcess {
  private ChildProcess() {}

  /**
   * How it ended.
   *
   * @param exitCode 0 if it went well
   * @param output what it wrote to its standard output
   * @param errors what it wrote to its standard error
   */
  public record Result(int exitCode, String output, String errors) {
    /** The last line of what it had to complain, for a message of one line. */
    public String complaint() {
      List<String> lines = (output + "\n" + errors).lines().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "exit code " + exitCode : lines.getLast().strip();
    }
  }

  /**
   * Runs a process to its end and keeps its output; {@code builder}'s redirections are set here.
   *
   * @throws PortkitException if it cannot be started, or not end in time
   */
  public static Result run(ProcessBuilder builder, Duration limit) {
    return run(builder, builder.command().getFirst(), limit);
  }

  /** The same for a program that another one, which {@code builder} starts, guards. */
  public static Result run(ProcessBuilder builder, String name, Duration limit) {
    // Files, not pipes: nothing is left to drain if a grandchild keeps them open.
    try (ScratchFolder folder = ScratchFolder.create("output")) {
      Path output = folder.resolve("output");
      Path errors = folder.resolve("errors");
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      int exitCode = await(start(builder), name, limit);
      return new Result(exitCode, read(output), read(errors));
    } catch (IOException e) {
      throw new PortkitException(Failure.INTERNAL, "cannot keep the output of " + name, e);
    }
  }

  /**
   * Runs a process that shares this one's terminal, for scripts whose user watches.
   *
   * @throws PortkitException if it cannot be started, fails, or does not end in time
   */
  public static void runVisibly(List<String> command, Duration limit) {
    Process process = start(new ProcessBuilder(command).inheritIO());
    int exitCode = await(process, command.getFirst(), limit);
    if (exitCode != 0) {
      throw new PortkitException(
          Failure.TOOL_MISSING, "%s failed: %d".formatted(String.join(" ", command), exitCode));
    }
  }

  /** Starts it, or says in one line that it cannot be. */
  public static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new PortkitException(
          Failure.TOOL_MISSING,
          "cannot run " + builder.command().getFirst() + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * Runs a process that shares this one's terminal to its end, however long that takes: it waits
   * for people, or serves them. If a signal ends this process, what the other one has started is
   * asked to end first, so that it can clear up behind it.
   *
   * @return its exit code
   * @throws PortkitException if it cannot be started
   */
  public static int attend(ProcessBuilder builder) throws InterruptedException {
    Process process = start(builder.inheritIO());
    try (LastResort _ = new LastResort(() -> askToEnd(process))) {
      return process.waitFor();
    }
  }

  /**
   * Waits for its end, or ends it with all that it has started.
   *
   * @param name what messages call it
   * @return its exit code
   */
  public static int await(Process process, String name, Duration limit) {
    try (LastResort _ = new LastResort(() -> kill(process))) {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new PortkitException(
          Failure.TIME_LIMIT,
          "%s did not end within %s s"
              .formatted(
                  name,
                  BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortkitException(Failure.TIME_LIMIT, "interrupted while waiting for " + name, e);
    } finally {
      kill(process);
    }
  }

  /** Ends it and all that it has started, and waits until none of them runs. */
  public static void kill(Process process) {
    ProcessFamily.of(process).kill();
  }

  private static void askToEnd(Process process) {
    ProcessFamily.of(process).askToEnd();
    kill(process);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
