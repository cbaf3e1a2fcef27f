package portkit.hosted.trace;

import java.util.Locale;
import portkit.hosted.memory.MemoryUse;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** What a program asked of its OS in one run. */
public record Summary(Statistics statistics, MemoryUse memory) {
  private static final long KIB = 1024;

  /** For people: a line for each call that was made, then memory and threads. */
  public String text() {
    StringBuilder text = new StringBuilder("what the program asked of its OS\n");
    for (CallSpec call : Contract.calls()) {
      long count = statistics.calls(call.slot());
      if (count > 0) {
        text.append(
            String.format(Locale.ROOT, "  %-10s %12d  %s%n", call.name(), count, call.summary()));
      }
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  reserved   %8d KiB, at most %d KiB%n",
            memory.reserved() / KIB,
            memory.peakReserved() / KIB));
    text.append(
        String.format(
            Locale.ROOT,
            "  committed  %8d KiB, at most %d KiB%n",
            memory.committed() / KIB,
            memory.peakCommitted() / KIB));
    text.append(
        String.format(
            Locale.ROOT,
            "  threads %d, faults %d, interrupts %d%n",
            statistics.threads(),
            statistics.faults(),
            statistics.interrupts()));
    return text.toString();
  }

  /** One line of JSON. */
  public String json() {
    StringBuilder json = new StringBuilder("{\"summary\":{\"calls\":{");
    String separator = "";
    for (CallSpec call : Contract.calls()) {
      json.append(separator).append('"').append(call.name()).append("\":");
      json.append(statistics.calls(call.slot()));
      separator = ",";
    }
    json.append("},");
    json.append(
        String.format(
            Locale.ROOT,
            "\"reserved\":%d,\"committed\":%d,\"peak_reserved\":%d,\"peak_committed\":%d,",
            memory.reserved(),
            memory.committed(),
            memory.peakReserved(),
            memory.peakCommitted()));
    json.append(
        String.format(
            Locale.ROOT,
            "\"threads\":%d,\"faults\":%d,\"interrupts\":%d}}%n",
            statistics.threads(),
            statistics.faults(),
            statistics.interrupts()));
    return json.toString();
  }
}
