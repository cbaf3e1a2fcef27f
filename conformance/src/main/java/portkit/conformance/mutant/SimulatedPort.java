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
  /** A guest that hangs for its defect is not waited for as long as it may take. */
  private static final Duration DEFECTIVE = Duration.ofSeconds(6);

  private final Defect defect;
  private final Duration patience;

  /** A port that keeps the whole contract. */
  public SimulatedPort() {
    this(new Defect(), Duration.ofDays(1));
  }

  SimulatedPort(Defect defect) {
    this(defect, DEFECTIVE);
  }

  private SimulatedPort(Defect defect, Duration patience) {
    this.defect = defect;
    this.patience = patience;
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
      ended = ground.await(Math.min(patience.toMillis(), launch.limit().toMillis()));
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
