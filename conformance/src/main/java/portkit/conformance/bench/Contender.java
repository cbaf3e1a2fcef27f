package portkit.conformance.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;

/**
 * One way to run a program.
 *
 * @param name what the table calls it
 * @param line the command line up to the program's own arguments
 */
public record Contender(String name, List<String> line) {
  private static final long LIMIT_SECONDS = 120;
  private static final long ASLEEP_MS = 900;

  /**
   * What a start of the bench program gave, which then sleeps for a second.
   *
   * @param firstByteNs nanoseconds from the start of the process to the first byte of output
   * @param peakBytes the process's peak resident memory up to then
   * @param asleepNs processor time that it took in the 900 ms after that
   */
  public record Start(long firstByteNs, long peakBytes, long asleepNs) {}

  /** Runs a measurement of the bench program; gives the line that it prints. */
  public String run(String measurement) {
    return during(
        measurement, (process, out) -> new String(out.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Starts the bench program and watches it sleep. */
  public Start start() {
    long start = System.nanoTime();
    return during(
        "start",
        (process, out) -> {
          out.read();
          long firstByteNs = System.nanoTime() - start;
          long peak = peakBytes(process.pid());
          Duration before = processorTime(process);
          TimeUnit.MILLISECONDS.sleep(ASLEEP_MS);
          Duration asleep = processorTime(process).minus(before);
          out.readAllBytes();
          return new Start(firstByteNs, peak, asleep.toNanos());
        });
  }

  /** Runs a measurement and tells the processor time that its process took, in seconds. */
  public double processorSeconds(String measurement) {
    List<String> command = new ArrayList<>(List.of("/bin/bash", "-c"));
    command.add("TIMEFORMAT='%U %S'; time \"$@\" >/dev/null 2>&1");
    command.add("bash");
    command.addAll(line);
    command.add(measurement);
    ChildProcess.Result result =
        ChildProcess.run(new ProcessBuilder(command), Duration.ofSeconds(LIMIT_SECONDS));
    return Arrays.stream(result.errors().strip().split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .sum();
  }

  private interface Observer<T> {
    T observe(Process process, InputStream out) throws IOException, InterruptedException;
  }

  /** Standard error, on which the program measures writes, goes nowhere. */
  private <T> T during(String argument, Observer<T> observer) {
    List<String> command = new ArrayList<>(line);
    command.add(argument);
    File nowhere = new File("/dev/null");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(nowhere).redirectInput(nowhere);
    try {
      Process process = ChildProcess.start(builder);
      Thread watchdog = Thread.ofVirtual().start(() -> endLate(process));
      try (InputStream out = process.getInputStream()) {
        T seen = observer.observe(process, out);
        int exitCode = process.waitFor();
        if (exitCode != 0) {
          throw new PortkitException(
              Failure.TOOL_MISSING, String.join(" ", command) + " ended with " + exitCode);
        }
        return seen;
      } finally {
        ChildProcess.kill(process);
        watchdog.interrupt();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void endLate(Process process) {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // It has ended in time.
    }
  }

  private static long peakBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(row -> row.startsWith("VmHWM:"))
        .mapToLong(row -> Long.parseLong(row.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  private static Duration processorTime(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
