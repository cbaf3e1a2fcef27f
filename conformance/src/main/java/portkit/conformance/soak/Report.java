package portkit.conformance.soak;

import java.util.HashMap;
import java.util.Map;

/**
 * A line of the soak program's, and what was seen outside as it came.
 *
 * @param hostNs when it came, by this process's monotonic clock
 * @param clockNs what the program's clock said just before it was printed
 * @param armed timers that have been set, and {@code fired} those that have come
 * @param sent values given to another goroutine, and {@code received} those that have arrived
 * @param stalled goroutines that have made no round for long
 * @param stepsBack readings of the clock that were behind earlier ones
 * @param lateNs the most that a sleep was late since the last report
 * @param runtimeBytes what the Go runtime has from its OS
 * @param machineBytes what the machine has ever touched of its memory
 */
record Report(
    long hostNs,
    long clockNs,
    long fired,
    long armed,
    long received,
    long sent,
    long stalled,
    long stepsBack,
    long lateNs,
    long runtimeBytes,
    long machineBytes) {
  private static final String HEAD = "report ";

  static boolean isReport(String line) {
    return line.startsWith(HEAD);
  }

  static Report parse(String line, long hostNs, long machineBytes) {
    Map<String, Long> values = new HashMap<>();
    for (String word : line.substring(HEAD.length()).split(" ", -1)) {
      String[] pair = word.split("=", 2);
      values.put(pair[0], Long.parseLong(pair[1]));
    }
    return new Report(
        hostNs,
        values.get("clock"),
        values.get("fired"),
        values.get("armed"),
        values.get("received"),
        values.get("sent"),
        values.get("stalled"),
        values.get("stepsback"),
        values.get("late"),
        values.get("sys"),
        machineBytes);
  }
}
