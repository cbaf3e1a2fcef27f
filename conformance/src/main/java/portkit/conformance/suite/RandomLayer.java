package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import portkit.conformance.Verdict;
import portkit.conformance.script.Directives;
import portkit.conformance.script.Script;
import portkit.os.Profile;
import portkit.os.spec.ClauseSpec;

/**
 * Random scripts, each held against the reference model; one that fails is made smaller.
 *
 * @param subject that runs them
 * @param retried the same, for those tries that shrinking needs
 */
record RandomLayer(Subject subject, Subject retried, ByteBuffer guest, long seed, int count)
    implements Suite.Layer {
  /** What a random script can show, whatever it is made of. */
  private static final List<String> CLAUSES =
      List.of(
          "CAL-02", "WRT-01", "WRT-02", "WRT-03", "RED-01", "RED-02", "RED-03", "MEM-01", "MEM-02",
          "MEM-03", "MEM-04", "MEM-05", "MEM-06", "MEM-08", "MEM-09", "MEM-10", "MEM-11", "MEM-12",
          "MEM-13", "CLK-01", "SLP-01", "SLP-04", "SLP-06", "SLP-08", "TLS-01", "INT-03", "TOD-01",
          "RND-01");

  /** Of more scripts than these no smaller ones are looked for: they will have the same cause. */
  private static final int MOST_SHRUNK = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @Override
  public void run(Set<Profile> profiles, Consumer<CaseResult> results) {
    RandomScripts source = new RandomScripts(seed);
    List<Script> scripts = Stream.generate(source::next).limit(count).toList();
    List<ClauseSpec> clauses =
        Clauses.named(CLAUSES).stream().filter(c -> profiles.contains(c.profile())).toList();
    ScriptRunner runner = new ScriptRunner(subject, guest);
    List<Script> applicable =
        scripts.stream().filter(s -> profiles.containsAll(Directives.of(s).needs())).toList();
    List<Judgement> judged =
        new ArrayList<>(runner.run(applicable, (script, section) -> judge(profiles, section)));
    int shrunk = 0;
    for (int i = 0; i < scripts.size(); i++) {
      Script script = scripts.get(i);
      Set<Profile> needs = Directives.of(script).needs();
      Judgement judgement =
          profiles.containsAll(needs)
              ? judged.removeFirst()
              : Judgement.notApplicable(needs, profiles);
      if (judgement.verdict() == Verdict.FAIL && shrunk++ < MOST_SHRUNK) {
        script = smaller(script, judgement, profiles);
        judgement = again(script, judgement, profiles);
      }
      results.accept(
          CaseResult.of(clauses, "random-" + i, subject.name(), judgement, Optional.of(script)));
    }
  }

  private static Optional<Complaint> judge(Set<Profile> profiles, Section section) {
    return Observer.complaint(profiles, section);
  }

  /** A smaller script that breaks the same clauses. */
  private Script smaller(Script script, Judgement judgement, Set<Profile> profiles) {
    boolean delicate = !subject.profiles().contains(Profile.FAULTS);
    Shrinking shrinking =
        new Shrinking(
            s -> isSame(retry(s, profiles), judgement),
            line -> RandomScripts.hasFreeNumbers(line, delicate),
            PATIENCE);
    return shrinking.smallest(RandomScripts.parts(script, delicate));
  }

  /** The judgement of the smaller script, unless that does not fail always. */
  private Judgement again(Script script, Judgement before, Set<Profile> profiles) {
    Judgement last = retry(script, profiles);
    return isSame(last, before) ? last : before;
  }

  private static boolean isSame(Judgement one, Judgement other) {
    return one.verdict() == other.verdict() && one.broken().equals(other.broken());
  }

  private Judgement retry(Script script, Set<Profile> profiles) {
    return new ScriptRunner(retried, guest)
        .run(List.of(script), (s, section) -> judge(profiles, section))
        .getFirst();
  }
}
