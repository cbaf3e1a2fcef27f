package portkit.conformance.suite;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import portkit.os.Failure;

/**
 * What came of a start of a guest.
 *
 * @param exitCode what the guest ended with, if the port says so
 * @param failure why the port did not run it to its end; empty if there is an exit code, or if it
 *     was not started at all
 * @param complaint the port's line about the failure, or empty
 * @param output what the guest wrote to descriptor 1, a character for each byte
 * @param log what it wrote to descriptor 2, with the port's reports
 * @param duration from start to end
 */
public record GuestRun(
    OptionalInt exitCode,
    Optional<Failure> failure,
    String complaint,
    String output,
    String log,
    Duration duration) {
  /** Failures that say nothing about the port. */
  private static final Set<Failure> OTHERS =
      EnumSet.of(
          Failure.TOOL_MISSING,
          Failure.NO_INPUT,
          Failure.UNSUITABLE_HOST,
          Failure.UNSUITABLE_JVM,
          Failure.DISK_FULL);

  /** A guest that nobody has started. */
  static GuestRun notStarted(String why) {
    return new GuestRun(OptionalInt.empty(), Optional.empty(), why, "", "", Duration.ZERO);
  }

  /** Whether nothing is known of the port afterwards. */
  boolean isUnavailable() {
    return failure.isPresent() ? OTHERS.contains(failure.get()) : exitCode.isEmpty();
  }
}
