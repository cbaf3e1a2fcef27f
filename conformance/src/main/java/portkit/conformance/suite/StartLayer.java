package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  /** What its cases test that no script can. */
  static final String CLAUSE = "TAB-06";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MINOR_OFFSET = 4;

  @Override
  public void run(Set<Profile> profiles, Consumer<CaseResult> results) {
    results.accept(claim());
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
    return new CaseResult(
        List.of(Clauses.named(CLAUSE)),
        name,
        subject.name(),
        judgement.verdict(),
        judgement.message(),
        Optional.empty(),
        judgement.log(),
        run.duration());
  }

  private static Judgement judge(GuestRun run, Failure expected) {
    if (run.failure().filter(ScriptRunner::isUnavailable).isPresent()) {
      return Judgement.unavailable(run);
    }
    boolean refused =
        run.failure().equals(Optional.of(expected))
            || run.exitCode().equals(OptionalInt.of(expected.exitCode()));
    return refused && run.output().isEmpty()
        ? Judgement.pass(run.duration())
        : Judgement.fail(
            "%s [expected %s, but it was %s]"
                .formatted(
                    Clauses.named(CLAUSE),
                    expected,
                    run.failure().map(Object::toString).orElse("exit code " + run.exitCode())),
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
