package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a guest is to be started.
 *
 * @param program the ELF file
 * @param arguments its own name first
 * @param environment in which it runs
 * @param input what it can read from descriptor 0, a character for each byte, then the end of
 *     input; empty if neither is to come for a while
 * @param limit after which it is ended
 */
public record GuestLaunch(
    ByteBuffer program,
    List<String> arguments,
    Map<String, String> environment,
    Optional<String> input,
    Duration limit) {
  /** Copies the collections. */
  public GuestLaunch {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    program = program.asReadOnlyBuffer();
  }
}
