package portkit.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that a process prints, each with the moment at which it came. */
public final class TimedLines {
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

  /** What came. */
  public sealed interface Line {}

  /**
   * A line.
   *
   * @param text without its end
   * @param nanoTime when it came, by {@link System#nanoTime}
   */
  public record Text(String text, long nanoTime) implements Line {}

  /** The end of all lines. */
  public record End() implements Line {}

  /** Nothing within the time. */
  public record Silence() implements Line {}

  /** Of a process's output. */
  public TimedLines(Process process) {
    BufferedReader from = process.inputReader();
    Thread.ofPlatform().daemon().name("lines").start(() -> listen(from));
  }

  private void listen(BufferedReader from) {
    try (from) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        lines.add(new Text(line, System.nanoTime()));
      }
    } catch (IOException e) {
      // The process was ended from outside.
    }
    lines.add(new End());
  }

  /** The next line, waited for so long. */
  public Line next(Duration patience) throws InterruptedException {
    Line line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return line == null ? new Silence() : line;
  }
}
