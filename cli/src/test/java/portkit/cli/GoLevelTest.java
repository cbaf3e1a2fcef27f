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
 * Go's own tests on the hosted port and on bare metal: a sample, or with {@code -Dgo-level.every=1}
 * all of them. All takes about ten minutes on two cores.
 */
class GoLevelTest {
  private static final int EVERY = Integer.getInteger("go-level.every", 4);

  /**
   * The sandbox shares the runtime's port with the hosted one: a smaller sample, in all its modes.
   */
  private static final int EVERY_IN_SANDBOX =
      Integer.getInteger("go-level.nacl-like.every", 12 * EVERY);

  private static final List<String> QUICK =
      List.of(
          "bufio",
          "container/heap",
          "container/list",
          "container/ring",
          "context",
          "crypto/sha256",
          "encoding/binary",
          "errors",
          "fmt",
          "internal/sync",
          "io",
          "io/fs",
          "maps",
          "math/bits",
          "math/cmplx",
          "path/filepath",
          "slices",
          "sort",
          "strconv",
          "sync/atomic");

  private static GoLevel hosted() {
    return on("hosted");
  }

  private static GoLevel on(String port) {
    Portkit.requireBuilt();
    return new GoLevel(new PortkitCommand(Portkit.COMMAND, port));
  }

  @TestFactory
  Stream<DynamicTest> files() throws IOException {
    return tests(hosted().files(EVERY, List.of()));
  }

  @TestFactory
  Stream<DynamicTest> standardLibrary() throws IOException {
    return tests(hosted().packages(EVERY, List.of()));
  }

  @TestFactory
  Stream<DynamicTest> inTheSandbox() throws IOException {
    return tests(on("nacl-like").files(EVERY_IN_SANDBOX, List.of()));
  }

  @TestFactory
  Stream<DynamicTest> inTheSandboxWithOneThread() throws IOException {
    return tests(on("nacl-like:single").files(EVERY_IN_SANDBOX, List.of()));
  }

  @TestFactory
  Stream<DynamicTest> inTheSandboxWithCoroutines() throws IOException {
    return tests(on("nacl-like:coroutines").files(EVERY_IN_SANDBOX, List.of()));
  }

  @TestFactory
  Stream<DynamicTest> standardLibraryInTheSandbox() throws IOException {
    return tests(on("nacl-like").packages(EVERY_IN_SANDBOX, List.of()));
  }

  /** The quick ones of the standard library on a machine; with every=1 the whole list. */
  @TestFactory
  Stream<DynamicTest> standardLibraryOnMetal() throws IOException {
    GoLevel metal = new GoLevel(new PortkitCommand(Portkit.COMMAND, "baremetal"));
    return tests(EVERY == 1 ? metal.packages(1, List.of()) : metal.packages(1, QUICK));
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
