package portkit.hosted.trace;

import java.util.List;

/** A line of JSON for each call; times are nanoseconds since the program's start. */
final class JsonTrace implements CallTrace {
  private final List<CallFormat> formats = CallFormat.all();
  private final Report report;
  private final long origin = System.nanoTime();

  JsonTrace(Report report) {
    this.report = report;
  }

  @Override
  public void called(int slot, long[] arguments, long result, long start, long end) {
    CallFormat format = formats.get(slot);
    StringBuilder line = new StringBuilder("{\"start_ns\":");
    line.append(start - origin).append(",\"end_ns\":").append(end - origin);
    line.append(",\"thread\":\"").append(Thread.currentThread().getName());
    line.append("\",\"call\":\"").append(format.name()).append("\",\"args\":{");
    for (int i = 0; i < format.count(); i++) {
      line.append(i == 0 ? "\"" : ",\"").append(format.parameters().get(i)).append("\":");
      line.append(format.jsonArgument(i, arguments[i]));
    }
    line.append("},\"result\":").append(format.jsonResult(result)).append("}\n");
    report.write(line.toString());
  }
}
