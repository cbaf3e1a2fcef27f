package portkit.conformance.suite;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.Streams;
import portkit.os.elf.ElfReader;

/**
 * A port as a subject.
 *
 * @param port the port
 * @param hidden profiles that the port is to do without, with those that require them
 */
public record PortSubject(Port port, Set<Profile> hidden) implements Subject {
  /** Copies the profiles. */
  public PortSubject {
    hidden = Set.copyOf(hidden);
  }

  /** The port with all profiles. */
  public static PortSubject of(Port port) {
    return new PortSubject(port, Set.of());
  }

  @Override
  public String name() {
    return port.name();
  }

  @Override
  public Set<Profile> profiles() {
    Set<Profile> missing = EnumSet.allOf(Profile.class);
    missing.removeAll(port.profiles());
    missing.addAll(hidden);
    return Profile.allBut(missing);
  }

  @Override
  public GuestRun run(GuestLaunch launch) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    OptionalInt exitCode = OptionalInt.empty();
    Optional<Failure> failure = Optional.empty();
    String complaint = "";
    long start = System.nanoTime();
    try {
      Launch how =
          Launch.of(launch.arguments())
              .withEnvironment(launch.environment())
              .withTimeLimit(launch.limit())
              .connectedTo(new Streams(input(launch), output, error))
              .hiding(hidden);
      exitCode = OptionalInt.of(port.run(ElfReader.read("guest", launch.program()), how));
    } catch (PortkitException e) {
      failure = Optional.of(e.failure());
      complaint = String.valueOf(e.getMessage());
    } catch (RuntimeException | LinkageError | AssertionError e) {
      // A port under test may do anything; what it throws is a verdict, not the suite's end.
      failure = Optional.of(Failure.INTERNAL);
      complaint = "the port threw " + e;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new GuestRun(
        exitCode,
        failure,
        complaint,
        output.toString(StandardCharsets.ISO_8859_1),
        error.toString(StandardCharsets.UTF_8),
        duration);
  }

  private static InputStream input(GuestLaunch launch) {
    return launch.input().isPresent()
        ? new ByteArrayInputStream(launch.input().get().getBytes(StandardCharsets.ISO_8859_1))
        : new SilentInput();
  }
}
