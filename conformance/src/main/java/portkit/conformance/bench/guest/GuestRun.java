package portkit.conformance.bench.guest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import portkit.conformance.TimedLines;
import portkit.conformance.bench.Figure;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.process.ChildProcess;
import portkit.os.process.LastResort;

/** A guest that runs, for one purpose; closing it ends it. */
final class GuestRun implements AutoCloseable {
  private static final String FIRST_LINE = "started";
  private static final int SLEEP_SECONDS = 5;

  /** In which nothing comes from a guest that does something. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Guest guest;
  private final long start = System.nanoTime();
  private final Process process;
  private final TimedLines lines;
  private final LastResort lastResort;

  private GuestRun(Guest guest, int memory, String arguments) {
    this.guest = guest;
    process =
        ChildProcess.start(
            new ProcessBuilder(guest.line(memory, arguments)).redirectErrorStream(true));
    lastResort = new LastResort(() -> ChildProcess.kill(process));
    lines = new TimedLines(process);
  }

  /**
   * What a start gave.
   *
   * @param firstLineNs nanoseconds from the start of QEMU to the first line of main
   * @param asleep the part of a processor that QEMU took while the program slept
   */
  record Start(long firstLineNs, double asleep) {}

  /** Starts a guest and watches it sleep. */
  static Start start(Guest guest) throws InterruptedException {
    try (GuestRun run = new GuestRun(guest, Guest.MEMORY, "start " + (SLEEP_SECONDS + 1))) {
      long first = run.await(FIRST_LINE, PATIENCE).orElseThrow(run::silent) - run.start;
      Duration before = run.processorTime();
      TimeUnit.SECONDS.sleep(SLEEP_SECONDS);
      Duration asleep = run.processorTime().minus(before);
      return new Start(first, asleep.toMillis() / 1000.0 / SLEEP_SECONDS);
    }
  }

  /** Runs measurements, all if none is named; gives them by name. */
  static Map<String, Figure> figures(Guest guest, String... names) throws InterruptedException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    // Its last one ends it: how a kernel ends is none of the program's figures.
    String last = names.length == 0 ? "memory" : names[names.length - 1];
    try (GuestRun run = new GuestRun(guest, Guest.MEMORY, String.join(" ", names))) {
      while (!figures.containsKey(last)) {
        String line = run.text(PATIENCE).orElseThrow(run::silent).text();
        // What the program writes to measure writing is on the same serial line.
        if (Figure.isIn(line)) {
          Figure figure = Figure.parse(line);
          figures.put(figure.name(), figure);
        }
      }
    }
    return figures;
  }

  /** Whether a guest of so much memory does what the arguments say and prints that text. */
  static boolean works(Guest guest, int memory, String arguments, String text, Duration limit)
      throws InterruptedException {
    try (GuestRun run = new GuestRun(guest, memory, arguments)) {
      return run.await(text, limit).isPresent();
    }
  }

  /** When a line that begins with a text comes; nothing if none does. */
  private Optional<Long> await(String text, Duration limit) throws InterruptedException {
    while (true) {
      Optional<TimedLines.Text> line = text(limit);
      if (line.isEmpty() || line.get().text().startsWith(text)) {
        return line.map(TimedLines.Text::nanoTime);
      }
    }
  }

  private Optional<TimedLines.Text> text(Duration patience) throws InterruptedException {
    return lines.next(patience) instanceof TimedLines.Text line
        ? Optional.of(line)
        : Optional.empty();
  }

  private PortkitException silent() {
    return new PortkitException(
        Failure.TIME_LIMIT,
        "guest %s says nothing more: %s".formatted(guest.name(), guest.machine()));
  }

  private Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    ChildProcess.kill(process);
    lastResort.close();
  }
}
