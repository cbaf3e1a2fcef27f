package portkit.nacl.escape;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One attempt to get out.
 *
 * @param name what is tried
 * @param options of the tender
 * @param body the attempt's code
 * @param contained how it may end in the sandbox
 * @param open how it may end where nobody shuts it in
 * @param report what the sandbox says at least
 */
record Attempt(
    String name,
    List<String> options,
    Consumer<Intruder> body,
    Set<Integer> contained,
    Set<Integer> open,
    String report) {

  /** What a shell sees of a process that SIGSYS ends, and what the tender ends with itself. */
  static final int VIOLATION = 159;

  /** A fault that the program does not handle. */
  static final int FAULT = 2;

  /** SIGSEGV where not even a report is possible. */
  static final int KILLED = 139;

  private static final String STOPPED = "the sandbox stopped system call ";
  private static final String FAULTED = "the program has ended by a fault";

  /** A system call that the filter stops, and that works where there is none. */
  static Attempt call(String name, Consumer<Intruder> body) {
    return call(name, Intruder.OUT, body);
  }

  /** The same, with another end where there is no filter. */
  static Attempt call(String name, int open, Consumer<Intruder> body) {
    return new Attempt(name, List.of(), body, Set.of(VIOLATION), Set.of(open), STOPPED);
  }

  /** What page protection stops, filter or not. */
  static Attempt fault(String name, Consumer<Intruder> body) {
    return new Attempt(name, List.of(), body, Set.of(FAULT), Set.of(FAULT), FAULTED);
  }

  /** The same attempt with options for the tender. */
  Attempt with(String... more) {
    return new Attempt(name, List.of(more), body, contained, open, report);
  }

  /** The same attempt with other ends in the sandbox, of which not all leave a report. */
  Attempt endsWith(Integer... codes) {
    return new Attempt(name, options, body, Set.of(codes), open, "");
  }

  /** The same attempt with other ends where nobody shuts it in. */
  Attempt openly(Integer... codes) {
    return new Attempt(name, options, body, contained, Set.of(codes), report);
  }

  /** The same attempt with something more precise in the report. */
  Attempt reports(String text) {
    return new Attempt(name, options, body, contained, open, text);
  }

  @Override
  public String toString() {
    return name;
  }
}
