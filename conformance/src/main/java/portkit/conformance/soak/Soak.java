package portkit.conformance.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import portkit.os.Failure;

/** Runs examples/soak on a port and judges it; {@code scripts/soak} starts it. */
public final class Soak {
  private static final int LINES_BETWEEN_NEWS = 60;

  /** A machine that has said nothing for so long hangs: it reports each second. */
  private static final int PATIENCE_SECONDS = 60;

  /** Building the program, the first time its toolchain too. */
  private static final int BUILD_SECONDS = 300;

  private static final String HYPERVISOR = "qemu-system-x86_64";

  /**
   * What came from the program.
   *
   * @param text a line, or null at the end
   * @param hostNs when it came
   */
  private record Line(String text, long hostNs) {}

  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final List<Report> reports = new ArrayList<>();

  private Soak() {}

  /** Arguments: the portkit command, the soak program, the port, the minutes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (!args[3].matches("[1-9][0-9]{0,4}")) {
      System.err.println("portkit: soak wants a number of minutes, not " + args[3]);
      System.exit(Failure.USAGE.exitCode());
    }
    int seconds = Integer.parseInt(args[3]) * 60;
    List<String> command = List.of(args[0], "run", "--port", args[2], args[1], "--", "" + seconds);
    System.out.printf("soak: %s for %s min%n", args[2], args[3]);
    System.exit(new Soak().run(command) ? 0 : 1);
  }

  private boolean run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread lastResort = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(lastResort);
    Thread.ofPlatform().daemon().start(() -> listen(process.inputReader()));
    List<String> complaints = new ArrayList<>();
    String said = watch(process);
    if (said == null) {
      complaints.add("nothing came for %d s: the machine hangs".formatted(PATIENCE_SECONDS));
    } else if (!said.equals("end ok")) {
      complaints.add("it ended with: " + said);
    }
    end(process);
    if (reports.size() > 1) {
      Judgement judgement = new Judgement(reports);
      complaints.addAll(judgement.complaints());
      judgement.figures().forEach(figure -> System.out.println("soak: " + figure));
    }
    complaints.forEach(complaint -> System.out.println("soak: WRONG: " + complaint));
    System.out.println(complaints.isEmpty() ? "soak: PASS" : "soak: FAIL");
    return complaints.isEmpty();
  }

  private void listen(BufferedReader from) {
    try (from) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        lines.add(new Line(line, System.nanoTime()));
      }
    } catch (IOException e) {
      // The command has been ended.
    }
    lines.add(new Line(null, 0));
  }

  /** Takes reports to the end; returns the last line, or null if none came for too long. */
  private String watch(Process process) throws InterruptedException {
    String last = "nothing";
    int patience = BUILD_SECONDS;
    while (true) {
      Line line = lines.poll(patience, TimeUnit.SECONDS);
      if (line == null) {
        return null;
      }
      if (line.text == null) {
        return last;
      }
      patience = PATIENCE_SECONDS;
      last = line.text;
      if (Report.isReport(last)) {
        reports.add(Report.parse(last, line.hostNs, machineBytes(process)));
        if (reports.size() % LINES_BETWEEN_NEWS == 0) {
          System.out.printf("soak: %d min: %s%n", reports.size() / LINES_BETWEEN_NEWS, last);
        }
      }
    }
  }

  /** The resident memory of the machine's process, or 0 where the port has none of its own. */
  private static long machineBytes(Process process) {
    return process
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith(HYPERVISOR))
        .findFirst()
        .map(Soak::residentBytes)
        .orElse(0L);
  }

  private static long residentBytes(ProcessHandle process) {
    try (Stream<String> rows = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return rows.filter(row -> row.startsWith("VmRSS:"))
          .mapToLong(row -> Long.parseLong(row.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
