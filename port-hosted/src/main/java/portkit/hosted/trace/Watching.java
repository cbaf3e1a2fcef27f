package portkit.hosted.trace;

import java.util.Set;
import portkit.os.Launch;
import portkit.os.Launch.Watch;

/** What is reported of one run, as its {@link Launch} asks. */
public final class Watching implements AutoCloseable {
  private final Set<Watch> watch;
  private final Report report;
  private final CallTrace trace;

  private Watching(Set<Watch> watch, Report report, CallTrace trace) {
    this.watch = watch;
    this.report = report;
    this.trace = trace;
  }

  /** Opens the report if anything is to be reported. */
  public static Watching of(Launch launch) {
    Set<Watch> watch = launch.watch();
    if (watch.isEmpty()) {
      return new Watching(watch, null, null);
    }
    Report report = Report.to(launch.report());
    CallTrace trace = null;
    if (watch.contains(Watch.TRACE_JSON)) {
      trace = new JsonTrace(report);
    } else if (watch.contains(Watch.TRACE_TEXT)) {
      trace = new TextTrace(report);
    }
    return new Watching(watch, report, trace);
  }

  /** What each call is reported to, or null. */
  public CallTrace trace() {
    return trace;
  }

  /** Whether each call must go to Java, to be stepped or traced. */
  public boolean wantsEveryCallInJava() {
    return trace != null || watch.contains(Watch.STEP);
  }

  /** Reports the sum, which a trace ends with too. */
  public void summary(Summary summary) {
    if (watch.contains(Watch.TRACE_JSON)) {
      report.write(summary.json());
    } else if (trace != null || watch.contains(Watch.SUMMARY)) {
      report.write(summary.text());
    }
  }

  @Override
  public void close() {
    if (report != null) {
      report.close();
    }
  }
}
