package portkit.conformance.mutant;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import portkit.conformance.suite.GuestLaunch;
import portkit.conformance.suite.GuestRun;
import portkit.conformance.suite.Subject;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ElfReader;

/**
 * A port on the JVM that runs the guest's interpreter and no other program: for judging the suite
 * itself. It keeps the contract but for its defect.
 */
public final class SimulatedPort implements Subject {
  /** Longer than any batch takes here that ends at all. */
  private static final long MOST_MILLISECONDS = 6_000;

  private final Defect defect;

  /** A port that keeps the whole contract. */
  public SimulatedPort() {
    this(new Defect());
  }

  SimulatedPort(Defect defect) {
    this.defect = defect;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Set<Profile> profiles() {
    return EnumSet.allOf(Profile.class);
  }

  @Override
  public GuestRun run(GuestLaunch launch) {
    long start = System.nanoTime();
    try {
      var _ = ElfReader.read("guest", launch.program());
    } catch (PortkitException e) {
      if (!defect.startsAnything()) {
        return refusal(e.failure(), e.getMessage());
      }
    }
    SimulatedGround ground = new SimulatedGround(defect);
    SimulatedOs os = new SimulatedOs(ground.simulatedMemory(), ground, launch.input());
    ground.start(os, new TableImage(launch.arguments(), launch.environment(), profiles()));
    boolean ended;
    try {
      ended = ground.await(Math.min(MOST_MILLISECONDS, launch.limit().toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = false;
    }
    return new GuestRun(
        ended ? OptionalInt.of(ground.exitCode()) : OptionalInt.empty(),
        ended ? Optional.empty() : Optional.of(Failure.TIME_LIMIT),
        "",
        defect.output(os.output()),
        os.diagnostics(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static GuestRun refusal(Failure failure, String complaint) {
    return new GuestRun(
        OptionalInt.empty(), Optional.of(failure), complaint, "", "", Duration.ZERO);
  }
}
