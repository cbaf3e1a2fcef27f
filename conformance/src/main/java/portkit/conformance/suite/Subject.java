package portkit.conformance.suite;

import java.util.Set;
import portkit.os.Profile;

/** A port under test. */
public interface Subject {
  /** The port's name. */
  String name();

  /** The profiles that it claims; Core is always among them. */
  Set<Profile> profiles();

  /**
   * Runs a guest to its end, or to its time limit.
   *
   * @return what came of it; whatever goes wrong is told there, nothing is thrown
   */
  GuestRun run(GuestLaunch launch);
}
