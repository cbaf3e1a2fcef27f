package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        ends(0, "@b0;@b0;@e1,0,0;@d1;@e1,0,0;@d1;"),
        ends(0, "@b0;@d1;"),
        ends(0, "@b0;@e1,0,1;@d1;"),
        ends(0, "garbage@b0;@e1,0,0;@d1;"),
        ends(0, "@b0;garbage@e1,0,0;@d1;"),
        ends(0, "@b0;@e1,0,0;@d1;garbage"),
        ends(0, "@b0;@x2,1,@e1,0,1;@d1;"),
        ends(0, "@b0;@s1,0,0;"),
        fails(Failure.TIME_LIMIT),
        fails(Failure.UNBUILDABLE),
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

  @ParameterizedTest
  @EnumSource(names = {"TOOL_MISSING", "UNSUITABLE_HOST", "NO_INPUT"})
  void whatIsMissingSaysNothingAboutThePort(Failure failure) {
    assertEquals(Verdict.UNAVAILABLE, judge(fails(failure)).verdict());
  }

  @Test
  void whatCannotRunAGuestIsAskedNothingElse() {
    SuiteRun run = suite(new Always(ends(0, "garbage")));
    assertEquals(List.of(Verdict.FAIL), run.results().stream().map(CaseResult::verdict).toList());
    run = suite(new Always(fails(Failure.TOOL_MISSING)));
    assertEquals(
        List.of(Verdict.UNAVAILABLE), run.results().stream().map(CaseResult::verdict).toList());
  }

  /** Ends its first guest in order, and hangs ever after. */
  @Test
  void aPortThatHangsIsNotWaitedForAllDay() {
    List<GuestRun> left = new ArrayList<>(List.of(ends(0, "@b0;@e0,0,0;@d1;")));
    AtomicInteger started = new AtomicInteger();
    Subject hangs =
        new Subject() {
          @Override
          public String name() {
            return "hangs";
          }

          @Override
          public Set<Profile> profiles() {
            return Set.of(Profile.values());
          }

          @Override
          public GuestRun run(GuestLaunch launch) {
            started.incrementAndGet();
            return left.isEmpty() ? fails(Failure.TIME_LIMIT) : left.removeFirst();
          }
        };
    SuiteRun run = suite(hangs);
    assertTrue(started.get() < 20, () -> started + " guests were waited for");
    assertTrue(run.results().stream().anyMatch(r -> r.verdict() == Verdict.FAIL));
    assertEquals(Verdict.UNAVAILABLE, run.results().getLast().verdict());
  }

  private static SuiteRun suite(Subject subject) {
    return new Suite().withRandomScripts(3).run(subject, Set.of(Profile.values()), 1, r -> {});
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
