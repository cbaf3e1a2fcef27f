package portkit.hosted.trace;

import java.util.List;
import java.util.Locale;

/** A line of text for each call: when it was done, for how long, on which thread, what it was. */
final class TextTrace implements CallTrace {
  private final List<CallFormat> formats = CallFormat.all();
  private final Report report;
  private final long origin = System.nanoTime();

  TextTrace(Report report) {
    this.report = report;
  }

  @Override
  public void called(int slot, long[] arguments, long result, long start, long end) {
    CallFormat format = formats.get(slot);
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%12.3f ms %10.3f us  %-12s ",
            (end - origin) / 1e6,
            (end - start) / 1e3,
            Thread.currentThread().getName()));
    line.append(format.name()).append('(');
    for (int i = 0; i < format.count(); i++) {
      line.append(i == 0 ? "" : ", ");
      line.append(format.parameters().get(i)).append('=');
      line.append(format.argument(i, arguments[i]));
    }
    line.append(')').append(format.result(result)).append('\n');
    report.write(line.toString());
  }
}
