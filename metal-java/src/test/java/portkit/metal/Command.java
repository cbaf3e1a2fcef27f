package portkit.metal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.process.ChildProcess;

/** Runs a program that judges what we made: GNU binutils, gdb, or the result itself. */
public final class Command {
  private static final long LIMIT_SECONDS = 60;

  /** How it ended. */
  public record Result(int exitCode, String output) {}

  private Command() {}

  /** Runs it to its end; standard error is part of the output. */
  public static Result run(String... words) {
    return run(List.of(words));
  }

  /** Runs it to its end; standard error is part of the output. */
  public static Result run(List<String> words) {
    try {
      Path output = Files.createTempFile("command", ".txt");
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .start();
      try {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
          throw new AssertionError(words + " took more than " + LIMIT_SECONDS + " s");
        }
        return new Result(
            process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
      } finally {
        ChildProcess.kill(process);
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new AssertionError("cannot run " + words.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Its output, after a good end. */
  public static String output(String... words) {
    Result result = run(words);
    if (result.exitCode != 0) {
      throw new AssertionError(String.join(" ", words) + "\n" + result.output);
    }
    return result.output;
  }
}
