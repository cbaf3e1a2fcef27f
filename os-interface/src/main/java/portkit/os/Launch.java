package portkit.os;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a program is to be run.
 *
 * @param arguments the program's arguments, its own name first
 * @param environment the program's environment
 * @param timeLimit after which the program is ended with {@link Failure#TIME_LIMIT}; zero for none
 * @param watch what is asked for beyond running; a port refuses what it cannot do
 * @param report the file that traces and summaries are written to, or null for standard error
 * @param streams what the program's descriptors are, or null for those of this process
 * @param hidden profiles that the port is to do as if it lacked, with those that require them
 * @param memory of the machine in MiB, or 0 for what the port thinks fit
 * @param processorTime after which the program is ended with {@link Failure#CPU_LIMIT}, in whole
 *     seconds; zero for no limit
 */
public record Launch(
    List<String> arguments,
    Map<String, String> environment,
    Duration timeLimit,
    Set<Watch> watch,
    Path report,
    Streams streams,
    Set<Profile> hidden,
    int memory,
    Duration processorTime) {

  /** What can be asked for beyond running the program. */
  public enum Watch {
    /** Every call is served by the port's steppable code, none by a faster substitute. */
    STEP,
    /** Each call is reported as a line of text. */
    TRACE_TEXT,
    /** Each call is reported as a line of JSON. */
    TRACE_JSON,
    /** At the end, what the program asked of the port is summed up. */
    SUMMARY
  }

  /** Copies the collections. */
  public Launch {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    EnumSet<Watch> copy = EnumSet.noneOf(Watch.class);
    copy.addAll(watch);
    watch = Collections.unmodifiableSet(copy);
    hidden = Set.copyOf(hidden);
  }

  /** Plainly, with the given arguments (the program's name first) and no environment. */
  public static Launch of(List<String> arguments) {
    return new Launch(
        arguments, Map.of(), Duration.ZERO, Set.of(), null, null, Set.of(), 0, Duration.ZERO);
  }

  /** The same with another environment. */
  public Launch withEnvironment(Map<String, String> other) {
    return new Launch(
        arguments, other, timeLimit, watch, report, streams, hidden, memory, processorTime);
  }

  /** The same with a time limit. */
  public Launch withTimeLimit(Duration limit) {
    return new Launch(
        arguments, environment, limit, watch, report, streams, hidden, memory, processorTime);
  }

  /** The same, watched. */
  public Launch watching(Set<Watch> other) {
    return new Launch(
        arguments, environment, timeLimit, other, report, streams, hidden, memory, processorTime);
  }

  /** The same with traces and summaries written to a file. */
  public Launch reportingTo(Path file) {
    return new Launch(
        arguments, environment, timeLimit, watch, file, streams, hidden, memory, processorTime);
  }

  /** The same with other descriptors. */
  public Launch connectedTo(Streams other) {
    return new Launch(
        arguments, environment, timeLimit, watch, report, other, hidden, memory, processorTime);
  }

  /** The same on a port without some profiles. */
  public Launch hiding(Set<Profile> other) {
    return new Launch(
        arguments, environment, timeLimit, watch, report, streams, other, memory, processorTime);
  }

  /** The same on a machine of so many MiB. */
  public Launch withMemory(int mebibytes) {
    return new Launch(
        arguments,
        environment,
        timeLimit,
        watch,
        report,
        streams,
        hidden,
        mebibytes,
        processorTime);
  }

  /** The same with a limit on the processor time of all its threads together. */
  public Launch withProcessorTime(Duration limit) {
    return new Launch(
        arguments, environment, timeLimit, watch, report, streams, hidden, memory, limit);
  }

  /** Whether this is asked for. */
  public boolean watches(Watch what) {
    return watch.contains(what);
  }
}
