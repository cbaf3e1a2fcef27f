package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import portkit.conformance.Outcome;
import portkit.conformance.golevel.GoLevel;
import portkit.conformance.golevel.PortkitCommand;

/**
 * Go's own tests on the hosted port: a sample, or with {@code -Dgo-level.every=1} all of them. All
 * takes about ten minutes on two cores.
 */
class GoLevelTest {
  private static final int EVERY = Integer.getInteger("go-level.every", 4);

  private static GoLevel hosted() {
    Portkit.requireBuilt();
    return new GoLevel(new PortkitCommand(Portkit.COMMAND, "hosted"));
  }

  @TestFactory
  Stream<DynamicTest> files() throws IOException {
    return tests(hosted().files(EVERY, List.of()));
  }

  @TestFactory
  Stream<DynamicTest> standardLibrary() throws IOException {
    return tests(hosted().packages(EVERY, List.of()));
  }

  /** Checks itself, and was the goal of the mailing-list thread that portkit answers. */
  @TestFactory
  Stream<DynamicTest> sieve() throws IOException {
    return tests(hosted().files(1, List.of("test/chan/sieve1.go")));
  }

  private static Stream<DynamicTest> tests(List<Outcome> outcomes) {
    assertFalse(outcomes.isEmpty());
    return outcomes.stream()
        .map(
            outcome ->
                DynamicTest.dynamicTest(
                    outcome.test(),
                    () -> assertTrue(outcome.verdict().conforms(), outcome::toString)));
  }
}
