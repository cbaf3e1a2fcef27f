package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BareMetalImage;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.conformance.Verdict;
import portkit.hosted.HostedPort;
import portkit.os.Port;
import portkit.os.Profile;

/** The fixed-seed pass over the ports that need nothing but this build and QEMU. */
class RealPortsTest {
  private static final long SEED = 1;

  @Test
  void theSameSuiteGivesTheSameVerdicts(@TempDir Path folder) throws IOException {
    Path image = folder.resolve("microvm.elf");
    Files.write(image, BareMetalImage.build(Boards.byName(Boards.MICROVM)));
    Map<String, Verdict> hosted = verdicts(new HostedPort());
    Map<String, Verdict> bareMetal = verdicts(BareMetalPort.all(board -> image).getFirst());
    assertEquals(hosted, bareMetal);
  }

  private static Map<String, Verdict> verdicts(Port port) {
    SuiteRun run =
        new Suite().run(PortSubject.of(port), Set.of(Profile.values()), SEED, result -> {});
    assertEquals(
        List.of(), run.results().stream().filter(r -> r.verdict() != Verdict.PASS).toList());
    return run.results().stream().collect(Collectors.toMap(CaseResult::name, CaseResult::verdict));
  }
}
