package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.conformance.Verdict;
import portkit.conformance.script.Directives;
import portkit.os.Profile;

/** The fixed-seed pass over all ports, in all their modes and on all their boards. */
class RealPortsTest {
  private static final long SEED = 1;

  /** The case whose script has the port's own claim in it. */
  private static final String CLAIM = "table-announces-the-claim";

  @TempDir private static Path folder;

  /** What the first port has been asked. */
  private static List<String> asked = List.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosted",
        "nacl-like",
        "nacl-like:single",
        "nacl-like:coroutines",
        "baremetal:microvm",
        "baremetal:pc",
        "baremetal:q35"
      })
  void passesEveryProfileThatItClaims(String port) throws Exception {
    Subject subject = PortSubject.of(new RealPorts(folder).named(port));
    SuiteRun run = new Suite().run(subject, Set.of(Profile.values()), SEED, result -> {});
    List<CaseResult> others =
        run.results().stream()
            .filter(r -> r.verdict() != Verdict.PASS && !isUnclaimed(r, subject))
            .toList();
    assertEquals(List.of(), others);
    List<String> all =
        run.results().stream()
            .filter(r -> !r.name().equals(CLAIM))
            .map(r -> r.name() + "\n" + r.script())
            .toList();
    asked = asked.isEmpty() ? all : asked;
    assertEquals(asked, all, "not all ports are asked the same");
  }

  private static boolean isUnclaimed(CaseResult result, Subject subject) {
    Set<Profile> needs = Directives.of(result.script().orElseThrow()).needs();
    return result.verdict() == Verdict.NOT_APPLICABLE && !subject.profiles().containsAll(needs);
  }
}
