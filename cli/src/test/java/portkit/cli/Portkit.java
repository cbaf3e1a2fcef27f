package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import portkit.os.process.ChildProcess;

/** The portkit command as a user starts it: a process, with a time limit. */
final class Portkit {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  static final Path COMMAND = ROOT.resolve("scripts/portkit");
  static final Path EXAMPLES = ROOT.resolve("examples");

  private static final Path EXAMPLE_BUILDS = ROOT.resolve("cli/target/examples");

  private static final long LIMIT_SECONDS = 300;
  private static final Map<String, Path> BUILT = new HashMap<>();

  private final Map<String, String> environment = new HashMap<>();
  private Path folder = ROOT;
  private Path input = Path.of("/dev/null");

  Portkit() {
    requireBuilt();
    environment.put("PORTKIT_NO_BUILD", "1");
  }

  static void requireBuilt() {
    assertTrue(
        Files.exists(ROOT.resolve("cli/target/portkit/built")),
        "portkit is not built; start the tests with scripts/test");
  }

  /** What it did. */
  record Result(int exitCode, String out, String err) {
    Result exits(int code) {
      assertEquals(code, exitCode, this::toString);
      return this;
    }

    /** Says exactly one line on standard error. */
    Result complains(String line) {
      assertEquals("portkit: " + line + "\n", err);
      return this;
    }

    @Override
    public String toString() {
      return "exit code " + exitCode + "\nout: " + out + "\nerr: " + err;
    }
  }

  Portkit with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Portkit in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  Portkit input(Path file) {
    input = file;
    return this;
  }

  static Result run(String... arguments) {
    return new Portkit().go(arguments);
  }

  Result go(String... arguments) {
    List<String> line = new ArrayList<>(List.of(COMMAND.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(environment);
    try {
      Path out = Files.createTempFile("portkit", ".out");
      Path err = Files.createTempFile("portkit", ".err");
      Process process =
          builder
              .redirectInput(input.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        ChildProcess.kill(process);
      }
      Result result =
          new Result(
              ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
      assertTrue(ended, () -> "still runs after " + LIMIT_SECONDS + " s: " + line + "\n" + result);
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Builds an example once per run of the tests. */
  static synchronized Path example(String name) {
    return BUILT.computeIfAbsent(
        name,
        n -> {
          try {
            Path program = Files.createDirectories(EXAMPLE_BUILDS).resolve(n);
            Path source = EXAMPLES.resolve(n + ".go");
            run("go", "build", "-o", program.toString(), source.toString()).exits(0);
            return program;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
