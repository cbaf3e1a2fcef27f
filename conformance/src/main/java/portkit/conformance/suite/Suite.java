package portkit.conformance.suite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import portkit.conformance.Verdict;
import portkit.conformance.guest.GuestProgram;
import portkit.os.AbiNote;
import portkit.os.Profile;

/** The suite: it runs all cases on a subject. */
public final class Suite {
  private static final int HASH_BYTES = 8;
  private static final int HASHED_RANDOM_SCRIPTS = 16;

  private final ByteBuffer guest;
  private final int randomScripts;

  private Suite(ByteBuffer guest, int randomScripts) {
    this.guest = guest.asReadOnlyBuffer();
    this.randomScripts = randomScripts;
  }

  /** The suite of this kit, with as many random scripts as a test can afford. */
  public Suite() {
    this(GuestProgram.build(), RandomScripts.DEFAULT_COUNT);
  }

  /** The same with another number of random scripts. */
  public Suite withRandomScripts(int count) {
    return new Suite(guest, count);
  }

  /**
   * Judges a subject by the clauses of some profiles.
   *
   * @param profiles to judge by; those that the subject does not claim are not applicable
   * @param seed of the random scripts
   * @param progress is told each result as it comes
   */
  public SuiteRun run(
      Subject subject, Set<Profile> profiles, long seed, Consumer<CaseResult> progress) {
    Set<Profile> judged = EnumSet.of(Profile.CORE);
    judged.addAll(profiles);
    judged.retainAll(subject.profiles());
    List<CaseResult> results = new ArrayList<>();
    Consumer<CaseResult> each =
        result -> {
          results.add(result);
          progress.accept(result);
        };
    each.accept(FirstCalls.start(subject, guest));
    // What is not heard of a guest that does nothing would only be waited for.
    if (results.getFirst().verdict() == Verdict.PASS) {
      layers(subject, seed).forEach(layer -> layer.run(judged, each));
    }
    return new SuiteRun(subject.name(), judged, seed, hash(), tools(), results);
  }

  /** Runs those cases only that test a clause. */
  public List<CaseResult> run(Subject subject, String clause) {
    List<CaseResult> results = new ArrayList<>();
    List<Cases.ScriptCase> cases =
        Cases.all().stream().filter(c -> c.directives().clauses().contains(clause)).toList();
    new ScriptLayer(subject, guest, cases).run(subject.profiles(), results::add);
    if (StartLayer.CLAUSES.contains(clause)) {
      new StartLayer(subject, guest).run(subject.profiles(), results::add);
    }
    results.removeIf(result -> result.clauses().stream().noneMatch(c -> c.id().equals(clause)));
    return results;
  }

  /** The clauses that have a case. */
  public static Set<String> testedClauses() {
    Set<String> tested = new TreeSet<>(StartLayer.CLAUSES);
    Cases.all().forEach(c -> tested.addAll(c.directives().clauses()));
    return tested;
  }

  private List<Layer> layers(Subject subject, long seed) {
    Subject patient = new Patience(subject);
    return List.of(
        new ScriptLayer(patient, guest, Cases.all()),
        new StartLayer(patient, guest),
        new RandomLayer(patient, subject, guest, seed, randomScripts));
  }

  /** A part of the suite. */
  interface Layer {
    /** Runs its cases that the profiles allow; the others are not applicable. */
    void run(Set<Profile> profiles, Consumer<CaseResult> results);
  }

  /** What a layer has found about a case. */
  static CaseResult result(Cases.ScriptCase testCase, Subject subject, Judgement judgement) {
    return CaseResult.of(
        Clauses.named(testCase.directives().clauses()),
        testCase.name(),
        subject.name(),
        judgement,
        Optional.of(testCase.script()));
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(guest.duplicate());
      RandomScripts random = new RandomScripts(0);
      Stream.concat(
              Cases.all().stream().map(Cases.ScriptCase::script),
              Stream.generate(random::next).limit(HASHED_RANDOM_SCRIPTS))
          .forEach(script -> digest.update(script.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }

  private static Map<String, String> tools() {
    return Map.of(
        "java", System.getProperty("java.vm.version"),
        "os interface", AbiNote.CURRENT.toString(),
        "kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }
}
