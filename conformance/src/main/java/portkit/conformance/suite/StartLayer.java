package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import portkit.conformance.script.Directives;
import portkit.conformance.script.Script;
import portkit.os.AbiNote;
import portkit.os.Failure;
import portkit.os.Profile;

/**
 * What can only be seen from outside of the guest: which programs a port starts, what it claims.
 */
record StartLayer(Subject subject, ByteBuffer guest) implements Suite.Layer {
  /** What its cases test. */
  static final Set<String> CLAUSES = Set.of("TAB-02", "TAB-06", "TOD-01", "RND-01");

  private static final String REFUSAL = "TAB-06";

  private static final Script RANDOM =
      Script.of(
          """
          .case random-differs-between-programs
          .needs random
          .tests RND-01
          r1 = random &0 8
          r1 = load64 &0
          tell r1
          """);

  private static final Script TIME =
      Script.of(
          """
          .case time-of-day-is-the-host's
          .needs clock
          .tests TOD-01
          r1 = walltime
          tell r1
          """);

  /** A wrong time zone is off by a quarter of an hour at least. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MINOR_OFFSET = 4;

  @Override
  public void run(Set<Profile> profiles, Consumer<CaseResult> results) {
    results.accept(claim());
    results.accept(judged(TIME, profiles, this::timeOfDay));
    List<Long> before = new ArrayList<>();
    ScriptRunner.Judge differs = (script, section) -> differs(before, section);
    if (profiles.contains(Profile.RANDOM)) {
      var _ = new ScriptRunner(subject, guest).run(List.of(RANDOM), differs);
    }
    results.accept(judged(RANDOM, profiles, differs));
    results.accept(
        refusal("refuses-another-major-version", 0, AbiNote.MAJOR + 1, Failure.WRONG_ABI));
    results.accept(refusal("refuses-major-version-0", 0, 0, Failure.WRONG_ABI));
    results.accept(
        refusal(
            "refuses-a-higher-minor-version", MINOR_OFFSET, AbiNote.MINOR + 1, Failure.WRONG_ABI));
    results.accept(refusal("refuses-a-program-without-note", -8, 0x7878, Failure.NO_ABI_NOTE));
  }

  /** The table announces what the port is said to have, no more and no less. */
  private CaseResult claim() {
    Script script =
        Script.of(
            """
            .case table-announces-the-claim
            r1 = add table TABLE.CAPABILITIES
            r1 = load64 r1
            expect TAB-02 r1 == %d
            """
                .formatted(Profile.capabilities(subject.profiles())));
    Judgement judgement = new ScriptRunner(subject, guest).run(List.of(script)).getFirst();
    return Suite.result(
        new Cases.ScriptCase("table-announces-the-claim", script, Directives.of(script)),
        subject,
        judgement);
  }

  private CaseResult judged(Script script, Set<Profile> profiles, ScriptRunner.Judge judge) {
    Directives directives = Directives.of(script);
    Judgement judgement =
        profiles.containsAll(directives.needs())
            ? new ScriptRunner(subject, guest).run(List.of(script), judge).getFirst()
            : Judgement.notApplicable(directives.needs(), profiles);
    String name = Cases.name(script);
    return Suite.result(new Cases.ScriptCase(name, script, directives), subject, judgement);
  }

  private Optional<Complaint> timeOfDay(Script script, Section section) {
    Duration told = Duration.ofNanos(section.told().getFirst());
    Duration here = Duration.ofMillis(System.currentTimeMillis());
    return told.minus(here).abs().compareTo(TOLERANCE) < 0
        ? Optional.empty()
        : Optional.of(
            Complaint.of("TOD-01", "it was %s when walltime gave %s".formatted(here, told)));
  }

  /** Whether a program has got other bytes than those before it. */
  private static Optional<Complaint> differs(List<Long> before, Section section) {
    boolean known = before.containsAll(section.told());
    before.addAll(section.told());
    return known
        ? Optional.of(Complaint.of("RND-01", "two programs have got the same bytes"))
        : Optional.empty();
  }

  /** Starts the guest with a word of its note changed: nothing of it may run. */
  private CaseResult refusal(String name, int offset, int value, Failure expected) {
    ByteBuffer other = ByteBuffer.allocate(guest.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    other.put(guest.duplicate().rewind()).rewind();
    other.putInt(descriptor(other) + offset, value);
    GuestRun run =
        subject.run(
            new GuestLaunch(
                other, List.of("conformance"), ScriptRunner.ENVIRONMENT, Optional.of(""), LIMIT));
    Judgement judgement = judge(run, expected);
    return CaseResult.of(
        List.of(Clauses.named(REFUSAL)), name, subject.name(), judgement, Optional.empty());
  }

  private static Judgement judge(GuestRun run, Failure expected) {
    if (run.isUnavailable()) {
      return Judgement.unavailable(run);
    }
    boolean refused =
        run.failure().equals(Optional.of(expected))
            || run.exitCode().equals(OptionalInt.of(expected.exitCode()));
    return refused && run.output().isEmpty()
        ? Judgement.pass(run.duration())
        : Judgement.fail(
            Complaint.of(
                REFUSAL,
                "expected %s, but it was %s"
                    .formatted(
                        expected,
                        run.failure()
                            .map(Object::toString)
                            .orElseGet(() -> "exit code " + run.exitCode().getAsInt()))),
            run);
  }

  /** Where the note's descriptor is: behind the owner's name. */
  private static int descriptor(ByteBuffer elf) {
    byte[] owner = (AbiNote.OWNER + "\0").getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < elf.capacity() - 2 * owner.length; at++) {
      // The note's header: sizes of owner and descriptor, then the type.
      if (elf.getInt(at) == owner.length
          && elf.getInt(at + 4) == owner.length
          && elf.getInt(at + 8) == AbiNote.TYPE
          && elf.slice(at + 12, owner.length).equals(ByteBuffer.wrap(owner))) {
        return at + 12 + owner.length;
      }
    }
    throw new AssertionError("the guest has no note");
  }
}
