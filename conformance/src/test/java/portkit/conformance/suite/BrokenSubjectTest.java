package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portkit.conformance.Verdict;
import portkit.conformance.script.Script;
import portkit.os.Failure;
import portkit.os.Profile;

/** Ports that do not so much as run the guest. */
class BrokenSubjectTest {
  private static final Script SCRIPT = Script.of("r1 = nanotime\nexpect CLK-01 r1 > 0\n");

  /** Answers every start of a guest with the same. */
  private record Always(GuestRun run) implements Subject {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Set<Profile> profiles() {
      return Set.of(Profile.CORE);
    }

    @Override
    public GuestRun run(GuestLaunch launch) {
      return run;
    }
  }

  private static GuestRun ends(int code, String output) {
    return new GuestRun(
        OptionalInt.of(code), Optional.empty(), "", output, "serial log", Duration.ZERO);
  }

  private static GuestRun fails(Failure failure) {
    return new GuestRun(
        OptionalInt.empty(), Optional.of(failure), "it would not", "", "", Duration.ZERO);
  }

  static Stream<GuestRun> runs() {
    return Stream.of(
        ends(0, ""),
        ends(0, "garbage"),
        ends(0, "@d1;"),
        ends(3, "@b0;"),
        ends(0, "@b0;"),
        ends(0, "@b0;@e1,0,0;"),
        ends(7, "@b0;@e1,0,0;@d1;@d1;"),
        ends(0, "@b1;@e1,0,0;@d1;"),
        ends(0, "@e1,0,0;@b0;@d1;"),
        ends(0, "@b0;@q;@e1,0,0;@d1;"),
        ends(0, "@b0;@e0,0,0;@d1;"),
        ends(0, "@b0;@e1,2,0;@d1;"),
        ends(0, "@b0;@s1,0,0;"),
        fails(Failure.TIME_LIMIT),
        fails(Failure.INTERNAL),
        fails(Failure.ADDRESS_TAKEN));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void isAFailureWithTheLog(GuestRun run) {
    Judgement judgement = judge(run);
    assertEquals(Verdict.FAIL, judgement.verdict(), judgement::toString);
    assertTrue(!judgement.message().isBlank() && !judgement.log().isBlank());
  }

  @Test
  void aMissingToolSaysNothingAboutThePort() {
    assertEquals(Verdict.UNAVAILABLE, judge(fails(Failure.TOOL_MISSING)).verdict());
  }

  @Test
  void whatIsAsItShouldBePasses() {
    assertEquals(Verdict.PASS, judge(ends(0, "@b0;@e1,0,0;@d1;")).verdict());
  }

  private static Judgement judge(GuestRun run) {
    return new ScriptRunner(new Always(run), ByteBuffer.allocate(0))
        .run(List.of(SCRIPT))
        .getFirst();
  }
}
