package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.guest.Outcome;
import portkit.os.Launch.Watch;

/** The two ways in which calls are served; what a program sees must not differ. */
enum Serving {
  FAST,
  STEPPED;

  private Set<Watch> watch() {
    return this == STEPPED ? Set.of(Watch.STEP) : Set.of();
  }

  Outcome run(GuestProgram program) {
    return Outcome.of(program, watch(), "");
  }

  Outcome run(GuestProgram program, String input) {
    return Outcome.of(program, watch(), input);
  }

  /** Programs of these tests end with 0 if all was well, else with the number of what was not. */
  void succeeds(GuestProgram program) {
    Outcome outcome = run(program);
    assertEquals(0, outcome.exitCode(), () -> "check " + outcome.exitCode() + outcome.error());
  }
}
