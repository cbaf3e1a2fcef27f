package portkit.conformance.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import portkit.conformance.TimedLines;
import portkit.os.Failure;

/** Runs examples/soak on a port and judges it; {@code scripts/soak} starts it. */
public final class Soak {
  private static final int LINES_BETWEEN_NEWS = 60;

  /** A machine that has said nothing for so long hangs: it reports each second. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Building the program, the first time its toolchain too. */
  private static final Duration FOR_BUILDING = Duration.ofMinutes(5);

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
    List<String> complaints = new ArrayList<>();
    String said = watch(process);
    if (said == null) {
      complaints.add("nothing came for %d s: the machine hangs".formatted(PATIENCE.toSeconds()));
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

  /** Takes reports to the end; returns the last line, or null if none came for too long. */
  private String watch(Process process) throws InterruptedException {
    TimedLines lines = new TimedLines(process);
    String last = "nothing";
    Duration patience = FOR_BUILDING;
    while (true) {
      switch (lines.next(patience)) {
        case TimedLines.Text line -> {
          last = line.text();
          if (Report.isReport(last)) {
            report(Report.parse(last, line.nanoTime(), GuestMemory.touched(process)), last);
          }
        }
        case TimedLines.End _ -> {
          return last;
        }
        case TimedLines.Silence _ -> {
          return null;
        }
      }
      patience = PATIENCE;
    }
  }

  private void report(Report report, String line) {
    reports.add(report);
    if (reports.size() % LINES_BETWEEN_NEWS == 0) {
      System.out.printf(
          "soak: %d min: machine=%d %s%n",
          reports.size() / LINES_BETWEEN_NEWS, report.machineBytes(), line);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
