package portkit.conformance.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the reports of a run say, once it is over. */
final class Judgement {
  /** How far a clock may be from the host's, of a million parts. */
  static final double DRIFT_LIMIT = 200;

  /**
   * What may be added after the warm-up. The runtime takes memory by the arena's 64 KiB and more, a
   * collection that begins late takes some; what creeps for an hour is more than this.
   */
  static final long GROWTH_LIMIT = 2 << 20;

  /** The part of the run after which memory must be flat, and which the ends of the clock are. */
  private static final int PARTS = 10;

  private final List<Report> reports;

  /** Of at least two reports. */
  Judgement(List<Report> reports) {
    this.reports = List.copyOf(reports);
  }

  /**
   * How much faster the machine's clock goes than the host's, of a million parts. A line never
   * comes early, so of each end of the run the report that came with the least delay counts.
   */
  double driftPpm() {
    Comparator<Report> byDelay = Comparator.comparingLong(r -> r.hostNs() - r.clockNs());
    Report first = part(0).stream().min(byDelay).orElseThrow();
    Report last = part(PARTS - 1).stream().min(byDelay).orElseThrow();
    double host = last.hostNs() - first.hostNs();
    return (last.clockNs() - first.clockNs() - host) / host * 1e6;
  }

  private List<Report> part(int n) {
    int size = Math.max(1, reports.size() / PARTS);
    return n == 0
        ? reports.subList(0, size)
        : reports.subList(reports.size() - size, reports.size());
  }

  /** By how many bytes a figure's highest value after the warm-up is above the warm-up's. */
  long growth(ToLongFunction<Report> figure) {
    int warm = Math.max(1, reports.size() / PARTS);
    long before = highest(reports.subList(0, warm), figure);
    return highest(reports.subList(warm, reports.size()), figure) - before;
  }

  private static long highest(List<Report> some, ToLongFunction<Report> figure) {
    return some.stream().mapToLong(figure).max().orElse(0);
  }

  /** What is wrong, a line each; nothing if all is well. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    Report last = reports.getLast();
    if (Math.abs(driftPpm()) > DRIFT_LIMIT) {
      complaints.add(
          String.format(
              Locale.ROOT,
              "the clock is %.0f ppm off the host's, more than %.0f",
              driftPpm(),
              DRIFT_LIMIT));
    }
    if (last.stepsBack() > 0) {
      complaints.add("the clock has stepped back " + last.stepsBack() + " times");
    }
    if (last.stalled() > 0) {
      complaints.add(last.stalled() + " goroutines wait for a wake-up that was lost");
    }
    if (growth(Report::runtimeBytes) > GROWTH_LIMIT) {
      complaints.add("the Go runtime's memory has grown by " + growth(Report::runtimeBytes));
    }
    if (growth(Report::machineBytes) > GROWTH_LIMIT) {
      complaints.add("the machine's memory has grown by " + growth(Report::machineBytes));
    }
    return complaints;
  }

  /** The figures, a line each. */
  List<String> figures() {
    Report last = reports.getLast();
    return List.of(
        "timers      %d set, %d came".formatted(last.armed(), last.fired()),
        "hand-overs  %d given, %d received".formatted(last.sent(), last.received()),
        String.format(
            Locale.ROOT,
            "clock       %+.1f ppm against the host's, %d steps back, a sleep at most %.1f ms late",
            driftPpm(),
            last.stepsBack(),
            highest(reports, Report::lateNs) / 1e6),
        memory("runtime", Report::runtimeBytes),
        memory("machine", Report::machineBytes));
  }

  private String memory(String whose, ToLongFunction<Report> figure) {
    return String.format(
        Locale.ROOT,
        "%s     %d KiB at the end, %+d KiB since the warm-up",
        whose,
        figure.applyAsLong(reports.getLast()) >> 10,
        growth(figure) >> 10);
  }
}
