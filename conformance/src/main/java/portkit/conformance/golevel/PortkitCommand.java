package portkit.conformance.golevel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/**
 * Runs the portkit command as a user would, on one port, with a time limit.
 *
 * @param command the command's file
 * @param port the port that programs run on
 */
public record PortkitCommand(Path command, String port) {
  private static final File DEV_NULL = new File("/dev/null");

  /**
   * What a run gave.
   *
   * @param exitCode its exit code; {@link Failure#TIME_LIMIT}'s when it took too long
   * @param output what it printed on both descriptors
   */
  public record Result(int exitCode, String output) {
    /** The end of the output, on one line, for a report. */
    public String tail() {
      String line = output.strip().replace("\n", " | ");
      return line.length() <= 400 ? line : "..." + line.substring(line.length() - 400);
    }
  }

  /** Runs it with the given arguments in a folder. */
  public Result run(Path folder, Duration limit, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("PORTKIT_PORT", port);
    // A machine's own 512 MiB are too few for the tests of encoding/gob and runtime.
    builder.environment().putIfAbsent("PORTKIT_MEMORY", "4096");
    // Go's tests and the go command look at these; the user's own settings must not decide.
    builder.environment().keySet().removeAll(List.of("GOFLAGS", "GOOS", "GOARCH", "GOWORK"));
    builder.environment().put("GOWORK", "off");
    try (ScratchFolder scratch = ScratchFolder.create("output")) {
      Path output = scratch.resolve("output");
      return run(builder.redirectErrorStream(true).redirectOutput(output.toFile()), limit, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result run(ProcessBuilder builder, Duration limit, Path output) throws IOException {
    Process process =
        ChildProcess.start(builder.redirectInput(ProcessBuilder.Redirect.from(DEV_NULL)));
    int exitCode;
    try {
      exitCode = ChildProcess.await(process, command.toString(), limit);
    } catch (PortkitException late) {
      exitCode = late.failure().exitCode();
    }
    // Not every program writes UTF-8.
    return new Result(
        exitCode, new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1));
  }
}
