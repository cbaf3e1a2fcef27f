package portkit.conformance.suite;

import java.util.Optional;
import java.util.Set;
import portkit.os.Failure;
import portkit.os.Profile;

/** A subject whose guests are started as long as not too many have hung: each costs its limit. */
final class Patience implements Subject {
  private static final int MOST_HUNG = 8;

  private final Subject subject;
  private int hung;

  Patience(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return subject.name();
  }

  @Override
  public Set<Profile> profiles() {
    return subject.profiles();
  }

  @Override
  public GuestRun run(GuestLaunch launch) {
    if (hung == MOST_HUNG) {
      return GuestRun.notStarted(
          "not tried, since %d guests had not ended in time".formatted(hung));
    }
    GuestRun run = subject.run(launch);
    hung += run.failure().equals(Optional.of(Failure.TIME_LIMIT)) ? 1 : 0;
    return run;
  }
}
