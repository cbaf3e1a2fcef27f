package portkit.conformance.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * One way to run a program.
 *
 * @param name what the table calls it
 * @param line the command line up to the program's own arguments
 */
public record Contender(String name, List<String> line) {
  private static final long LIMIT_SECONDS = 120;

  /**
   * What one run gave.
   *
   * @param output what it wrote to standard output
   * @param firstByteNs nanoseconds from the start of the process to the first byte of output
   * @param peakBytes the process's peak resident memory, as far as was seen
   */
  public record Run(String output, long firstByteNs, long peakBytes) {}

  /** Runs the program once. Standard error, on which programs measure writes, goes nowhere. */
  public Run run(String... arguments) {
    List<String> command = new ArrayList<>(line);
    command.addAll(List.of(arguments));
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectError(new File("/dev/null"))
              .redirectInput(new File("/dev/null"))
              .start();
      Thread watchdog = watchdog(process);
      try (InputStream out = process.getInputStream()) {
        int first = out.read();
        long firstByteNs = System.nanoTime() - start;
        long peak = peakBytes(process.pid());
        String rest = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        if (first < 0 || exitCode != 0) {
          throw new PortkitException(
              Failure.TOOL_MISSING, String.join(" ", command) + " ended with " + exitCode);
        }
        return new Run((char) first + rest, firstByteNs, peak);
      } finally {
        watchdog.interrupt();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Thread watchdog(Process process) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                // The run has ended in time.
              }
            });
  }

  private static long peakBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(row -> row.startsWith("VmHWM:"))
          .mapToLong(row -> Long.parseLong(row.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has ended already
    }
  }
}
