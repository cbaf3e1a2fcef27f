package portkit.conformance.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import portkit.os.Failure;

/**
 * What came of a start of a guest.
 *
 * @param exitCode what the guest ended with, if the port says so
 * @param failure why the port did not run it to its end; empty if there is an exit code
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
    Duration duration) {}
